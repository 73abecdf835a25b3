// The step of hygraph/action.yml.
import { content } from './index.js';
content();
