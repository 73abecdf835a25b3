import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DevTools } from './devtools.js';

export interface Shot {
  html: string;
  /** Width of the window in CSS pixels. */
  width: number;
  /** What `prefers-color-scheme` says. */
  theme: 'light' | 'dark';
}

/** Every pixel twice, for screens that show them so. */
const SCALE = 2;
const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Where a Chromium is: what the variable CHROMIUM says and nothing else, or one of the usual places. */
export function chromiumPath(): string | undefined {
  const wanted = process.env['CHROMIUM'] ?? '';
  return (wanted === '' ? PLACES : [wanted]).find((path) => existsSync(path));
}

/** A Chromium without a window, for pictures of pages that fetch nothing. Its profile is thrown away. */
export class Chromium {
  readonly #process: ChildProcess;
  readonly #devTools: DevTools;
  readonly #profile: string;

  private constructor(process: ChildProcess, devTools: DevTools, profile: string) {
    this.#process = process;
    this.#devTools = devTools;
    this.#profile = profile;
  }

  static async start(path: string): Promise<Chromium> {
    const profile = await mkdtemp(join(tmpdir(), 'picture-'));
    const child = spawn(
      path,
      [...FLAGS, `--user-data-dir=${profile}`, '--remote-debugging-pipe', 'about:blank'],
      {
        stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
        // What it leaves in the temporary folder goes with the profile.
        env: { ...process.env, TMPDIR: profile },
      },
    );
    return new Chromium(child, new DevTools(child), profile);
  }

  /** The whole page as a PNG, as high as it is. */
  async shoot({ html, width, theme }: Shot): Promise<Buffer> {
    const tab = await this.#devTools.openTab();
    const media = { features: [{ name: 'prefers-color-scheme', value: theme }] };
    const metrics = { width, height: 100, deviceScaleFactor: SCALE, mobile: false };
    await tab('Emulation.setDeviceMetricsOverride', metrics);
    await tab('Emulation.setEmulatedMedia', media);
    const { frameTree } = await tab<{ frameTree: { frame: { id: string } } }>('Page.getFrameTree');
    await tab('Page.setDocumentContent', { frameId: frameTree.frame.id, html });
    const { result } = await tab<{ result: { value: number } }>('Runtime.evaluate', {
      expression: 'Math.ceil(document.documentElement.getBoundingClientRect().height)',
    });
    await tab('Emulation.setDeviceMetricsOverride', { ...metrics, height: result.value });
    const { data } = await tab<{ data: string }>('Page.captureScreenshot', { format: 'png' });
    return Buffer.from(data, 'base64');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const ended = new Promise((resolve) => this.#process.once('exit', resolve));
    if (
      this.#process.exitCode === null &&
      this.#process.signalCode === null &&
      this.#process.pid !== undefined
    ) {
      this.#process.kill();
      await ended;
    }
    await rm(this.#profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--hide-scrollbars',
];
