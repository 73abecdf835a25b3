import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { pageHtml } from '../../../scripts/site/page.js';
import { chromiumPath, startChromium } from '../../../scripts/picture/chromium.js';

/** The page as users see it, in a real browser. */
export interface Opened {
  page: Page;
  /** Its network requests, except the one for the page itself. */
  requests: string[];
  /** Errors of its script and messages on the console, such as violations of the Content-Security-Policy. */
  complaints: string[];
}

/** Opens pages, each in its own browser profile. */
export class Visits {
  readonly #browser: Browser;
  readonly #server: Server;
  readonly #address: string;

  private constructor(browser: Browser, server: Server) {
    this.#browser = browser;
    this.#server = server;
    this.#address = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`;
  }

  /** Returns `undefined` where there is no Chromium. */
  static async begin(): Promise<Visits | undefined> {
    const path = chromiumPath();
    if (path === undefined) return undefined;
    const html = await pageHtml();
    const server = createServer((_, response) => {
      response.setHeader('content-type', 'text/html; charset=utf-8').end(html);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new Visits(await startChromium(path), server);
  }

  async open(fragment = '', options: BrowserContextOptions = {}): Promise<Opened> {
    const context = await this.#browser.newContext({
      permissions: ['clipboard-read', 'clipboard-write'],
      ...options,
    });
    const page = await context.newPage();
    const opened: Opened = { page, requests: [], complaints: [] };
    page.on('request', (request) => {
      if (request.url() !== this.#address) opened.requests.push(request.url());
    });
    page.on('console', (message) => opened.complaints.push(message.text()));
    page.on('pageerror', (error) => opened.complaints.push(error.message));
    await page.goto(`${this.#address}${fragment}`);
    return opened;
  }

  async end(): Promise<void> {
    await this.#browser.close();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

/** The colour of each visible text and of its background. */
export async function colours(page: Page): Promise<{ text: string; colour: string; behind: string }[]> {
  return page.evaluate(`
    [...document.querySelectorAll('body *')].flatMap((element) => {
      const own = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE);
      const text = own.map((node) => node.data.trim()).join(' ').trim() || element.value || '';
      if (text === '' || !element.checkVisibility()) return [];
      let behind = element;
      while (getComputedStyle(behind).backgroundColor === 'rgba(0, 0, 0, 0)') behind = behind.parentElement;
      return [{
        text,
        colour: getComputedStyle(element).color,
        behind: getComputedStyle(behind).backgroundColor,
      }];
    })
  `);
}

/** The contrast ratio of two colours, as WCAG 2.2 defines it: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
export function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+/g) ?? []).map((part) => {
    const value = Number(part) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
