import { testRows } from './support/row-tests.js';
import { NAME_ROWS } from './support/rows-names.js';
import { useServer } from './support/server.js';

testRows(useServer(), NAME_ROWS);
