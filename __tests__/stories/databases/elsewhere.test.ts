import { expect, test } from '@jest/globals';
import { NAME } from '../harness.js';
import { storiesWithDatabases } from './with-databases.js';

const story = storiesWithDatabases();

test('A close after the name template changed also drops the databases of the earlier name', () =>
  story({}, async (s) => {
    await s.on('opened');
    expect(await s.server.made()).not.toEqual([]);
    s.github.closePull(s.pull);
    const told = await s.on('closed', { with: { name: 'shop-preview-{pr}' } });
    expect([told.outputs['status'], s.standing(), await s.server.made()]).toEqual(['deleted', [], []]);
  }));

test('A close without postgres-url warns that the databases remain, and names their server', () =>
  story({}, async (s) => {
    await s.on('opened');
    for (const { name } of await s.server.made()) s.server.leftOver.add(name);
    s.github.closePull(s.pull);
    const told = await s.on('closed', { with: { 'postgres-url': '', 'postgres-env': '' } });
    expect([told.outputs['status'], s.standing()]).toEqual(['deleted', []]);
    expect(told.warnings.join('\n')).toMatch(
      /The databases of acme-shop-pr-42 are on 127\.0\.0\.1:\d+, which postgres-url does not name in this run/,
    );
  }));

test('A rebuild with another server warns that the databases of the previous build remain', () =>
  story({}, async (s) => {
    await s.on('opened');
    const elsewhere = s.server.url.replace('127.0.0.1', 'localhost');
    const told = await s.on('synchronize', { with: { 'postgres-url': elsewhere } });
    expect([told.outputs['status'], told.outputs['created'], s.app().name]).toEqual(['ready', 'true', NAME]);
    expect(told.warnings.join('\n')).toContain('so they are kept. Drop them on that server');
  }));

test('A close after the name template changed drops the databases of an app that is already gone', () =>
  story({}, async (s) => {
    await s.on('opened');
    s.hasura.removeProject(s.app());
    s.github.closePull(s.pull);
    const told = await s.on('closed', { with: { name: 'shop-preview-{pr}' } });
    expect([told.outputs['status'], await s.server.made()]).toEqual(['deleted', []]);
  }));
