// A browser whose every page is watched: what it asks for, what it says, how it reads and how it looks.

import {AxeBuilder} from '@axe-core/playwright';
import {chromium} from 'playwright-core';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const LIGHT = [[320, 'light'], [1280, 'light']];
const DARK = [[320, 'dark'], [1280, 'dark']];
// The scheme changes colours alone; how long a word is depends on the language, which colour it has does not.
const RULES_OF_COLOUR = ['color-contrast', 'link-in-text-block'];
const MODES = {'fr-FR': [...LIGHT, ...DARK], 'en-GB': LIGHT};
const ARGUMENTS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
];

let passed = 0;
let failed = 0;
const audited = new Set();

/** Launches Debian's Chromium. */
export async function openBrowser() {
  const executablePath = process.env.JALON_CHROMIUM ?? '/usr/bin/chromium';
  return chromium.launch({executablePath, args: ARGUMENTS});
}

/** Runs one promise of the product; a failure is told and counted, the others still run. */
export async function check(name, story) {
  const began = Date.now();
  const late = new Promise((_, reject) => setTimeout(() => reject(new Error('not over after 10 minutes')), 600_000).unref());
  try {
    await Promise.race([story(), late]);
    passed += 1;
    console.log(`ok    ${name} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
  } catch (error) {
    fail(name, error.stack ?? String(error));
  }
}

function fail(name, reason) {
  failed += 1;
  console.log(`FAIL  ${name}\n      ${String(reason).replaceAll('\n', '\n      ')}`);
}

/** The closing line; the process fails with the tests. */
export function close() {
  console.log(`${audited.size} pages audited`);
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed ? 1 : 0;
}

export function expect(condition, message) {
  if (!condition) throw new Error(message);
}

/** Somebody at a device of their own. */
export class Actor {
  static async arrive(browser, origin, {name, javaScript = true, width = 1280, locale = 'fr-FR', colorScheme = 'light'}) {
    const context = await browser.newContext({
      baseURL: origin, locale, colorScheme, javaScriptEnabled: javaScript, viewport: {width, height: 900},
    });
    const actor = new Actor(browser, origin, name, context);
    actor.hasScript = javaScript;
    actor.page = await context.newPage();
    return actor;
  }

  constructor(browser, origin, name, context) {
    Object.assign(this, {browser, origin, name, context, faults: []});
    watch(context, origin, this.faults);
  }

  /**
   * Opens an address; it must answer with the status expected. A page that reloads by itself may get in between: then
   * there is no answer to look at, and the address is opened again.
   */
  async goto(path, status = 200) {
    const response = await this.page.goto(path) ?? await this.page.goto(path);
    expect(response.status() === status, `${path} answered ${response.status()}, not ${status}`);
  }

  async leave() {
    await this.context.close();
    if (this.faults.length) throw new Error(`${this.name}:\n${[...new Set(this.faults)].join('\n')}`);
  }

  /** Sends the form around the control and waits for the page that follows. */
  async press(locator) {
    await Promise.all([this.page.waitForNavigation({waitUntil: 'load'}), locator.click()]);
  }

  path() {
    return new URL(this.page.url()).pathname;
  }

  async heading() {
    return (await this.page.locator('h1').first().innerText()).trim();
  }

  /** The present page, once for each kind, wide and narrow, in both languages, and in both schemes. */
  async audit(kind) {
    if (audited.has(kind)) return;
    audited.add(kind);
    const address = this.page.url();
    const storageState = await this.context.storageState();
    const violations = await Promise.all(
      Object.keys(MODES).map(locale => this.auditIn(locale, kind, address, storageState)));
    report(kind, address, violations.flat());
  }

  async auditIn(locale, kind, address, storageState) {
    const violations = [];
    const context = await this.browser.newContext({storageState, locale, baseURL: this.origin});
    watch(context, this.origin, this.faults);
    const refreshes = await standStill(context, this.origin);
    const page = await context.newPage();
    await page.goto(address);
    if (refreshes.length && await page.locator('a[href*="still"]').count() === 0) {
      violations.push(`${kind}: reloads by itself every ${refreshes[0]} s, and nothing stops it (WCAG 2.2.1)`);
    }
    await auditModes(page, `${kind} (${locale})`, MODES[locale], violations, locale.slice(0, 2));
    await context.close();
    return violations;
  }

  /** The page as it stands, which cannot be opened again: a refused form for instance. Needs script. */
  async auditHere(kind) {
    if (!this.hasScript || audited.has(kind)) return;
    audited.add(kind);
    const violations = [];
    await auditModes(this.page, kind, [...LIGHT, ...DARK], violations);
    report(kind, this.page.url(), violations);
  }
}

/** A page that reloads by itself cannot be audited: its meta refresh is taken out, and told. */
async function standStill(context, origin) {
  const found = [];
  await context.route(url => url.href.startsWith(origin), async route => {
    if (route.request().resourceType() !== 'document') return route.continue();
    const response = await route.fetch({maxRedirects: 0});
    const body = await response.text();
    const refresh = body.match(/<meta http-equiv="refresh" content="(\d+)[^>]*>/);
    if (refresh) found.push(Number(refresh[1]));
    return route.fulfill({response, body: refresh ? body.replace(refresh[0], '') : body});
  });
  return found;
}

function report(kind, address, violations) {
  if (violations.length) fail(`accessibility of ${kind}`, `${new URL(address).pathname}\n${violations.join('\n')}`);
  else passed += 1;
}

async function auditModes(page, name, modes, violations, lang) {
  if (lang && await page.locator('html').getAttribute('lang') !== lang) violations.push(`${name}: not in ${lang}`);
  for (const [width, colorScheme] of modes) {
    await page.setViewportSize({width, height: 900});
    await page.emulateMedia({colorScheme, reducedMotion: 'reduce'});
    await settle(page);
    const {violations: found} = await axe(page, colorScheme).analyze();
    for (const rule of found) {
      for (const node of rule.nodes) {
        violations.push(`${name}, ${width} px, ${colorScheme}: ${rule.id} (${rule.help})\n  ${node.html}\n  ${node.any.map(one => one.message).join('; ')}`);
      }
    }
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (wider > 0) violations.push(`${name}: scrolls sideways by ${wider} px at ${width} px: ${await widest(page)}`);
  }
}

/** The rules, run in the page itself: there are no frames to gather from. */
function axe(page, colorScheme) {
  const builder = new AxeBuilder({page}).setLegacyMode(true);
  return colorScheme === 'light' ? builder.withTags(RULES) : builder.withRules(RULES_OF_COLOUR);
}

/** Colours on their way from one scheme to the other are nobody's colours. */
async function settle(page) {
  await page.waitForFunction(() => document.getAnimations().every(one => one.playState !== 'running'));
}

/** The elements that stick out, to say where to look. */
function widest(page) {
  return page.evaluate(() => [...document.querySelectorAll('body *')]
    .filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
    .slice(0, 3).map(e => e.outerHTML.slice(0, 120)).join(' | '));
}

/** Nothing leaves the origin, nothing breaks the security policy, nothing is said on the console. */
function watch(context, origin, faults) {
  context.on('request', request => {
    const url = request.url();
    if (!url.startsWith(origin) && !url.startsWith('data:')) faults.push(`asked for ${url}`);
  });
  context.on('console', message => {
    const text = message.text();
    const refusal = /Failed to load resource: the server responded with a status of 4\d\d/.test(text);
    if (['error', 'warning'].includes(message.type()) && !refusal) faults.push(`console on ${message.page()?.url()}: ${text}`);
  });
  context.on('weberror', error => faults.push(`script error: ${error.error()}`));
  context.on('response', response => {
    if (response.status() >= 500) faults.push(`${response.status()} from ${response.request().method()} ${response.url()}`);
  });
}

/** A keyboard and nothing else: Tab until the control that fits has the focus. */
export async function tabTo(page, fits, most = 80) {
  for (let i = 0; i < most; i++) {
    const focus = await focused(page);
    if (focus && fits(focus)) return focus;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the keyboard does not reach what it looks for on ${page.url()}; focus on ${JSON.stringify(await focused(page))}`);
}

export function focused(page) {
  return page.evaluate(() => {
    const e = document.activeElement;
    if (!e || e === document.body) return null;
    const {outlineStyle, outlineWidth, boxShadow} = getComputedStyle(e);
    return {
      tag: e.tagName.toLowerCase(), type: e.getAttribute('type'), name: e.getAttribute('name'), value: e.value,
      href: e.getAttribute('href'), text: e.textContent.trim().slice(0, 60), checked: e.checked === true,
      visible: (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none',
    };
  });
}
