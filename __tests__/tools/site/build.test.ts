import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';

test('npm run site prints an address of the page that a browser can open', () => {
  const folder = mkdtempSync(join(tmpdir(), 'a page '));
  try {
    const { stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/site.ts', folder], {
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    expect(stdout).toMatch(/^file:\/\/\/\S+index\.html\n$/);
    expect(readFileSync(fileURLToPath(stdout.trim()), 'utf8')).toContain('<form id="options"');
  } finally {
    rmSync(folder, { recursive: true });
  }
});
