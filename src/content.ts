// The step of hygraph/action.yml.
import { content } from './bundle.js';

content();
