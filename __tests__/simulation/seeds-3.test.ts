import { livesOf } from './seeds.js';

livesOf(151, 225);
