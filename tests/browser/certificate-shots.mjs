// Pictures for docs/certificates.md, from the demonstration, in English: the public page of a certificate, the same as a
// page to print, and what is answered to somebody who brings that.
//   tests/browser/run certificate-shots.mjs      needs poppler's pdftoppm

import {execFileSync} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {Actor, openBrowser} from './harness.mjs';

const origin = process.env.JALON_ORIGIN;
const demo = JSON.parse(readFileSync(`${process.env.JALON_DEMO}/demo.json`, 'utf8'));
const images = fileURLToPath(new URL('../../docs/images/', import.meta.url));
const {path} = demo.certificates[0];

const work = mkdtempSync(join(tmpdir(), 'jalon-shots-'));
const pdf = join(work, 'certificate.pdf');
writeFileSync(pdf, Buffer.from(await (await fetch(`${origin}${path}/certificate.pdf`)).arrayBuffer()));
execFileSync('pdftoppm', ['-png', '-r', '96', '-singlefile', pdf, `${images}certificate-pdf`]);

const browser = await openBrowser();
const actor = await Actor.arrive(browser, origin, {name: 'photographer', width: 760, locale: 'en-GB'});
const shoot = name => actor.page.screenshot({path: `${images}${name}.png`, animations: 'disabled'});
await actor.goto(path);
await shoot('certificate-page');
await actor.goto('/verify');
await actor.page.locator('input[type=file]').setInputFiles(pdf);
await actor.press(actor.page.locator('form[action="/verify/file"] button'));
await shoot('certificate-verified');
await actor.leave();
await browser.close();
rmSync(work, {recursive: true});
