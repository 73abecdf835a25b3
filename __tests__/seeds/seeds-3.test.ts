import { COMPANY_FROM } from './life.js';
import { livesOf } from './seeds.js';

livesOf(COMPANY_FROM, COMPANY_FROM + 7);
