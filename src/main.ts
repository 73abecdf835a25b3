// The action's step.
import { main } from './bundle.js';

main();
