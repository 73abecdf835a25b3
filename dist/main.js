// The action's step.
import { main } from './index.js';
main();
