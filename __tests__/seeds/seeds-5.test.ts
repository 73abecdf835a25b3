import { usePostgres } from '../support/use-postgres.js';
import { MIXED_FROM } from './mixed.js';
import { livesOf } from './seeds.js';

livesOf(MIXED_FROM, MIXED_FROM + 6, usePostgres());
