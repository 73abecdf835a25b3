// The action's post step. The runner starts it at the end of the job, also after a cancel.
import { postStep } from './index.js';
postStep();
