import { livesOf } from './seeds.js';

livesOf(226, 300);
