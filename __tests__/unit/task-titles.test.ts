import { describe, expect, test } from '@jest/globals';
import { taskTitle, tookText } from '../../src/report/task-titles.js';

describe('a task in words', () => {
  test('has a readable title if it is known', () => {
    expect(
      [
        'gh-validation',
        'parse-metadata-migration',
        'parse-metadata',
        'parse-migration',
        'apply-metadata',
        'apply-migration',
        'reload-metadata',
        'check-healthz',
      ].map(taskTitle),
    ).toEqual([
      'Fetching the branch',
      'Reading metadata and migrations',
      'Reading metadata',
      'Reading migrations',
      'Applying metadata',
      'Applying migrations',
      'Reloading metadata',
      'Checking health',
    ]);
  });

  test('is shown by its own name if it is unknown, even if JavaScript uses that name', () => {
    for (const name of ['new-task', 'constructor', '__proto__', 'toString'])
      expect(taskTitle(name)).toBe(name);
  });

  test('is the creation while no task is running', () => {
    expect(taskTitle(undefined)).toBe('Creating the project');
    expect(taskTitle('')).toBe('Creating the project');
  });
});

describe('the time a task took', () => {
  const task = { name: 'x', state: 'success' } as const;

  test('is as exact as it is known', () => {
    expect(tookText({ ...task, ms: 3_140 })).toBe('3.1 s');
    expect(tookText({ ...task, ms: 250_000 })).toBe('4 min 10 s');
    expect(tookText(task)).toBe('');
  });

  test('is approximate, and at least a second, if it was measured by polling', () => {
    expect(tookText({ ...task, ms: 3_140, about: true })).toBe('about 3 s');
    expect(tookText({ ...task, ms: 20, about: true })).toBe('about 1 s');
    expect(tookText({ ...task, ms: 65_200, about: true })).toBe('about 1 min 5 s');
  });
});
