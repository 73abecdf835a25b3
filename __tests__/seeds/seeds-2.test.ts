import { livesOf } from './seeds.js';

livesOf(76, 100);
