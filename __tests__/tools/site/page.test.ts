import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from '@jest/globals';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { problemsOf } from '../../../site/check.js';
import { INITIAL } from '../../../site/choices.js';
import { OPTIONS } from '../../../site/options.js';
import { workflowOf } from '../../../site/workflow.js';
import { appName } from '../../../src/rules/names.js';
import { pageHtml } from '../../../scripts/site/page.js';
import { type Opened, Visits, colours, contrast } from './browser.js';
import { ENDPOINTS } from './choices.js';

const EVERYTHING = `#databases=true&sweep=true&review-fail-on=high&commands=true&by-hand=true&branch-deletes=true&max-previews=3&require-label=preview&name=shop-{pr}&review-base-endpoint=https://shop.hasura.app&hygraph=true&hygraph-endpoint=${ENDPOINTS[0] ?? ''}`;

const visits = await Visits.begin();
if (visits === undefined)
  console.warn(
    'There is no Chromium here (CHROMIUM says where one is), so the page was not tried in a browser.',
  );
const inBrowser = visits === undefined ? describe.skip : describe;

afterAll(() => visits?.end());

function open(fragment = '', options: BrowserContextOptions = {}): Promise<Opened> {
  if (visits === undefined) throw new Error('There is no Chromium.');
  return visits.open(fragment, options);
}

const fileOn = async ({ page }: Opened): Promise<string> => (await page.textContent('#file')) ?? '';
/** Follows a link to choices, or goes back. The page applies the choices in an event that comes later. */
async function restored(page: Page, follow: () => Promise<unknown>): Promise<void> {
  await page.evaluate(
    `void (globalThis.restored = new Promise((done) => addEventListener("hashchange", done, { once: true })))`,
  );
  await follow();
  await page.evaluate('globalThis.restored.then(() => undefined)');
}
/** The positions of elements in the window. */
async function boxes<const Selectors extends readonly string[]>(
  page: Page,
  selectors: Selectors,
): Promise<{ [At in keyof Selectors]: { top: number; bottom: number } }> {
  return page.evaluate(`
    ${JSON.stringify(selectors)}.map((selector) => {
      const { top, bottom } = document.querySelector(selector).getBoundingClientRect();
      return { top, bottom };
    })
  `);
}
/** The address in the page itself: Playwright learns of a new fragment a little later. */
const addressOf = (page: Page): Promise<string> => page.evaluate('location.href');
const copied = ({ page }: Opened): Promise<string> => page.evaluate('navigator.clipboard.readText()');
const focused = ({ page }: Opened): Promise<string> =>
  page.evaluate('document.activeElement.id || document.activeElement.textContent.trim()');

inBrowser('The page', () => {
  test('starts with the smallest workflow and lists what it needs', async () => {
    const visit = await open();
    expect(await fileOn(visit)).toBe(workflowOf(INITIAL));
    expect(await visit.page.textContent('#example-name')).toBe('acme-shop-pr-42');
    expect(await visit.page.textContent('#stored')).toContain('HASURA_CLOUD_ACCESS_TOKEN');
    expect(await visit.page.locator('#permissions code').allTextContents()).toEqual([
      'contents: read',
      'deployments: write',
      'pull-requests: write',
    ]);
  });

  test('updates the workflow after every choice', async () => {
    const visit = await open();
    await visit.page.getByLabel('Nightly sweep').check();
    await visit.page.getByLabel('Maximum age in days').fill('14');
    await visit.page.getByLabel('Cloud', { exact: true }).selectOption('gcp');
    await visit.page.getByLabel('GitHub deployment').uncheck();
    const chosen = { ...INITIAL, sweep: 'true', 'max-age-days': '14', cloud: 'gcp', deployment: 'false' };
    expect(await fileOn(visit)).toBe(workflowOf(chosen));
    expect(await visit.page.isVisible('text=every push rebuilds')).toBe(true);
    expect(await visit.page.getByLabel('Deployment environment').isVisible()).toBe(false);
  });

  test('shows the action’s own message under the field, and offers no file', async () => {
    const visit = await open();
    const { page } = visit;
    const field = page.getByLabel('App name');
    await field.fill('Shop');
    const [problem] = problemsOf({ ...INITIAL, name: 'Shop' });
    expect(problem?.text).toMatch(/^name: .*"Shop"/);
    expect(await page.textContent('#error-name')).toBe(problem?.text);
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    expect(await field.getAttribute('aria-describedby')).toContain('error-name');
    expect(await page.locator('#error-name').getAttribute('aria-live')).toBe('polite');
    expect([await page.isDisabled('#copy'), await page.isDisabled('#download')]).toEqual([true, true]);
    expect(await page.textContent('#told')).toBe('The file is not ready. Change: App name.');
    await page.click('#told a');
    expect(await focused(visit)).toBe('option-name');
    // Invalid choices are not kept in the address.
    expect(new URL(await addressOf(page)).hash).toBe('');

    await field.fill('shop-{pr}');
    expect(await page.textContent('#error-name')).toBe('');
    expect(await page.isEnabled('#copy')).toBe(true);
    expect(await page.textContent('#example-name')).toBe('shop-42');

    const long = `${'long'.repeat(15)}-{pr}`;
    await field.fill(long);
    const name = appName(long, { owner: 'acme', repo: 'shop', pr: '42', branch: '' });
    expect(await page.textContent('#example-name')).toBe(name);
  });

  test('can be used with the keyboard alone', async () => {
    const visit = await open();
    const { page } = visit;
    await page.keyboard.press('Tab');
    expect(await focused(visit)).toBe('Skip to the workflow file');
    await page.keyboard.press('Enter');
    expect(await focused(visit)).toBe('workflow');
    await page.keyboard.press('Tab');
    expect(await focused(visit)).toBe('copy');
    await page.keyboard.press('Enter');
    await page.waitForFunction('document.getElementById("told").textContent === "Copied."');
    expect(await copied(visit)).toBe(workflowOf(INITIAL));
    expect(await page.locator('#told').getAttribute('role')).toBe('status');
  });

  test('shows the underscores in its inputs', async () => {
    const { page } = await open('#databases=true');
    for (const label of ['Secret that holds the server URL', 'Project folder']) {
      const field = page.getByLabel(label);
      // The field keeps its size and colour, so that only the underscore can make a difference.
      await field.fill('A');
      const without = await field.screenshot({ animations: 'disabled' });
      await field.fill('A_');
      expect((await field.screenshot({ animations: 'disabled' })).equals(without)).toBe(false);
    }
  });

  test('shows the secrets above the file, both beside the options', async () => {
    const { page } = await open(EVERYTHING, { viewport: { width: 1200, height: 800 } });
    expect(await page.isVisible('.to-file')).toBe(false);
    await page.getByLabel('Time limit in minutes').scrollIntoViewIfNeeded();
    const [secrets, copy, file] = await boxes(page, ['#stored', '#copy', '#file']);
    expect(secrets.top).toBeGreaterThanOrEqual(0);
    expect(secrets.bottom).toBeLessThan(copy.top);
    expect(copy.bottom).toBeLessThan(file.top);
    expect(file.bottom).toBeLessThanOrEqual(800);
  });

  test('shows a link to the file on a phone, with the number of options to change', async () => {
    const visit = await open(EVERYTHING, { viewport: { width: 390, height: 844 } });
    const { page } = visit;
    const link = page.getByRole('link', { name: 'Go to the file' });
    for (const label of ['Project folder', 'Maximum number of previews']) {
      await page.getByLabel(label).focus();
      const [field, bar] = await boxes(page, [':focus', '.to-file']);
      expect(bar.bottom).toBeLessThanOrEqual(844);
      expect(field.bottom).toBeLessThanOrEqual(bar.top);
    }
    expect(await page.textContent('#summary')).toBe('');
    await page.getByLabel('Maximum number of previews').fill('none');
    expect(await page.textContent('#summary')).toBe('1 option to change');
    await page.getByLabel('Region').fill('!');
    expect(await page.textContent('#summary')).toBe('2 options to change');
    await link.click();
    expect(await focused(visit)).toBe('workflow');
    const [heading, file] = await boxes(page, ['#workflow', '#file']);
    expect(heading.top).toBeGreaterThanOrEqual(0);
    expect(file.top).toBeLessThan(844);
  });

  test('lets the keyboard reach every control, shows the focus and never traps it', async () => {
    const visit = await open(EVERYTHING);
    const { page } = visit;
    const reached: string[] = [];
    for (let at = 0; at < OPTIONS.length + 14; at++) {
      await page.keyboard.press('Tab');
      reached.push(await focused(visit));
      const outline = await page.evaluate('getComputedStyle(document.activeElement).outlineStyle');
      if (!(await page.evaluate('document.activeElement === document.body')))
        expect(outline).not.toBe('none');
    }
    // The focus goes all the way round, to the first control again.
    expect(reached.lastIndexOf('Skip to the workflow file')).toBeGreaterThan(OPTIONS.length);
    const controls = [...OPTIONS.map(({ id }) => `option-${id}`), 'copy', 'download', 'file'];
    expect(controls.filter((id) => !reached.includes(id))).toEqual([]);
  });

  test('keeps the choices in the address, without possible secrets', async () => {
    const { page } = await open(EVERYTHING);
    await page.getByLabel('Environment variables', { exact: true }).fill('ROLE=anonymous');
    const address = await addressOf(page);
    const file = await page.textContent('#file');
    await page.getByLabel('Project folder').focus();
    await page.reload();
    expect([await addressOf(page), await page.textContent('#file')]).toEqual([address, file]);
    expect(file).toContain('max-previews: 3');

    await page
      .getByLabel('Environment variables', { exact: true })
      .fill('PG=postgres://shop:hunter2@db.example.com');
    expect(await page.textContent('#note-env')).toContain('PG: This looks like a secret');
    expect(await addressOf(page)).not.toContain('hunter2');
    await page.getByLabel('Secret that holds the Hasura Cloud token').fill('hunter2');
    expect(await addressOf(page)).not.toContain('hunter2');
  });

  test('offers sets of choices as links, and can go back', async () => {
    const { page } = await open();
    await restored(page, () => page.click('text=all features'));
    expect(await page.getByLabel('Commands in comments').isChecked()).toBe(true);
    await restored(page, () => page.click('text=the smallest workflow'));
    expect(await page.textContent('#file')).toBe(workflowOf(INITIAL));
    await restored(page, () => page.goBack());
    expect(await page.getByLabel('Commands in comments').isChecked()).toBe(true);
  });

  test('resets the form when a link leads to the current address', async () => {
    const { page } = await open('#databases=true&sweep=true');
    const address = await addressOf(page);
    await page.getByLabel('App name').fill('Shop');
    await page.getByLabel('Environment variables', { exact: true }).fill('DB_PASS=hunter2');
    expect(await addressOf(page)).toBe(address);
    await page.click('text=databases and a nightly sweep');
    expect(await page.getByLabel('App name').inputValue()).toBe(INITIAL['name']);
    expect(await page.getByLabel('Environment variables', { exact: true }).inputValue()).toBe('');
    expect(await page.getByLabel('Nightly sweep').isChecked()).toBe(true);
    expect(await addressOf(page)).toBe(address);
  });

  test('names the action of its own repository, or says what to replace', async () => {
    const visit = await open();
    const { page } = visit;
    expect(await page.isVisible('text=Replace OWNER')).toBe(true);
    const body = await pageHtml('acme/hasura-preview-action');
    await page.route('**/*', (route) => route.fulfill({ contentType: 'text/html', body }));
    await page.reload();
    expect(await fileOn(visit)).toBe(workflowOf(INITIAL, { action: 'acme/hasura-preview-action' }));
    expect(await page.isVisible('text=Replace OWNER')).toBe(false);
    expect(visit.complaints).toEqual([]);
    await expect(pageHtml('acme/"><b>')).rejects.toThrow('GITHUB_REPOSITORY');
  });

  test('fills the options from a workflow of the old action', async () => {
    const visit = await open();
    const { page } = visit;
    await page.click('summary');
    await page.getByLabel('Your workflow that uses hasura/hasura-cloud-preview-apps').fill('nothing of it');
    await page.click('#move');
    expect(await page.textContent('#moved')).toContain('contains no step');
    const old = 'with:\n  name: shop-${{ github.event.number }}\n  tier: cloud_payg';
    await page.getByLabel('Your workflow that uses hasura/hasura-cloud-preview-apps').fill(old);
    await page.click('#move');
    expect(await page.locator('#moved li').count()).toBe(2);
    expect(await page.getByLabel('App name').inputValue()).toBe('shop-{pr}');
    expect(await fileOn(visit)).toContain('plan: cloud_payg');
  });

  test('offers the file as a download', async () => {
    const { page } = await open();
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('#download')]);
    expect(download.suggestedFilename()).toBe('hasura-preview.yml');
    expect(readFileSync(await download.path(), 'utf8')).toBe(workflowOf(INITIAL));
  });

  test('fits a phone that is 320 pixels wide', async () => {
    const { page } = await open(EVERYTHING, { viewport: { width: 320, height: 640 } });
    await page.getByLabel('App name').fill('long'.repeat(30));
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
    // Only the file is wider, and it scrolls by itself.
    expect(await page.evaluate('document.getElementById("file").scrollWidth > 320')).toBe(true);
  });

  test('can be read in both themes', async () => {
    const seen = await Promise.all(
      (['light', 'dark'] as const).map(async (colorScheme) => {
        const { page } = await open(EVERYTHING, { colorScheme, reducedMotion: 'reduce' });
        await page.getByLabel('Region').fill('!');
        await page.getByLabel('Environment variables', { exact: true }).fill('A_SECRET=x');
        await page.click('summary');
        await page.click('#move');
        const texts = await colours(page);
        expect(texts.length).toBeGreaterThan(100);
        const weak = texts.filter(({ colour, behind }) => contrast(colour, behind) < 4.5);
        expect(weak).toEqual([]);
        expect(
          await page.evaluate('getComputedStyle(document.getElementById("copy")).transitionDuration'),
        ).toBe('0s');
        return texts.find(({ text }) => text === 'The app')?.colour;
      }),
    );
    expect(new Set(seen).size).toBe(2);
  });

  test('names every control, and has its headings in the right order', async () => {
    const { page } = await open(EVERYTHING);
    const tree = await page.locator('body').ariaSnapshot();
    const controls = tree.match(/^ *- '?(textbox|checkbox|combobox|button|link)\b.*$/gm) ?? [];
    expect(controls.length).toBeGreaterThan(OPTIONS.length);
    expect(controls.filter((line) => !/^ *- '?\w+ "/.test(line))).toEqual([]);
    const levels = [...tree.matchAll(/heading .*\[level=(\d)\]/g)].map(([, level]) => Number(level));
    expect(levels[0]).toBe(1);
    expect(levels.filter((level, at) => level > (levels[at - 1] ?? 0) + 1)).toEqual([]);
  });

  test('makes no network requests and obeys its own Content-Security-Policy', async () => {
    const visit = await open(EVERYTHING);
    await visit.page.getByLabel('Region').fill('!');
    await visit.page.getByLabel('Region').fill('us-west-1');
    await visit.page.click('#copy');
    await visit.page.waitForFunction('document.getElementById("told").textContent !== ""');
    expect(visit.requests.filter((url) => !url.startsWith('data:'))).toEqual([]);
    expect(visit.complaints).toEqual([]);
    // The policy blocks an image from the network.
    const complained = visit.page.waitForEvent('console').then((message) => message.text());
    await visit.page.evaluate(
      `document.body.append(Object.assign(document.createElement('img'), { src: '/elsewhere' }))`,
    );
    await expect(complained).resolves.toContain('Content Security Policy');
  });
});
