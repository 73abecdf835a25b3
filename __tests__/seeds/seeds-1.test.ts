import { livesOf } from './seeds.js';

livesOf(1, 28);
