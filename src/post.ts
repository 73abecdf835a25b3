// The action's post step, which the runner starts at the end of the job, also after a cancel.
import { postStep } from './bundle.js';

postStep();
