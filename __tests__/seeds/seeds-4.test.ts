import { COMPANY_FROM } from './life.js';
import { livesOf } from './seeds.js';

livesOf(COMPANY_FROM + 20, COMPANY_FROM + 27);
