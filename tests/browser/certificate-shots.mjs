// Pictures for docs/certificates.md, from the demonstration, in English: the public page of a certificate, to which a file
// that was brought and is valid leads as well; the same as a page to print; and what is answered to somebody who brings a
// file in which one digit was changed.
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
await bring(pdf);
if (!(await actor.page.locator('main').innerText()).includes('(démo)')) throw new Error('a valid file does not lead to its certificate');
const altered = join(work, 'certificate.json');
const credential = await (await fetch(`${origin}${path}/credential.json`)).text();
writeFileSync(altered, credential.replace(/"value": ?"(\d)"/, (said, digit) => said.replace(digit, digit % 8 + 1)));
if (readFileSync(altered, 'utf8') === credential) throw new Error('nothing was changed in the file');
await bring(altered);
await shoot('certificate-altered');
await actor.leave();
await browser.close();
rmSync(work, {recursive: true});

async function bring(file) {
  await actor.goto('/verify');
  await actor.page.locator('input[type=file]').setInputFiles(file);
  await actor.press(actor.page.locator('form[action="/verify/file"] button'));
}
