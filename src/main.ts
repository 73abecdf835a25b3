// The action's step. Beside this file the bundle is called index.js too, so it is shipped as it stands.
import { main } from './index.js';

main();
