// A stranger checks a certificate: by its code on the page, and its file without the service.

import {execFileSync} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {Actor, check, expect} from './harness.mjs';

export async function verifier(browser, origin, demo, folder) {
  await check('a stranger verifies a certificate by its code and takes its file', async () => {
    const actor = await Actor.arrive(browser, origin, {name: 'employer'});
    const {page} = actor;
    const {code} = demo.certificates[0];
    await actor.goto('/verify');
    await actor.audit('verify');
    await page.locator('input[name=code]').fill(code.toLowerCase());
    await actor.press(page.locator('main form:has(input[name=code]) button[type=submit]').first());
    expect((await page.locator('main').innerText()).includes('(démo)'), 'the certificate does not name its holder');
    await actor.audit('certificate');
    const file = page.locator('a[href$="credential.json"], a[href$="/credential"]').first();
    const taken = await actor.context.request.get(await file.getAttribute('href'));
    const stored = readFileSync(join(folder, demo.credentials[0]));
    expect(taken.status() === 200 && stored.equals(await taken.body()), 'the file is not the one that was issued');
    await actor.goto('/verify');
    await page.locator('input[name=code]').fill('0000-0000-0000-0000-0');
    await actor.press(page.locator('main form:has(input[name=code]) button[type=submit]').first());
    await actor.auditHere('verify, unknown code');
    await actor.leave();
  });

  await check('the command line accepts every certificate and refuses every changed one', () => {
    const work = mkdtempSync(join(tmpdir(), 'jalon-verify-'));
    try {
      for (const name of demo.credentials) {
        const file = join(folder, name);
        expect(verify(file, folder) === 0, `${name} is refused`);
        refuseChanges(readFileSync(file), join(work, 'changed.json'), folder);
      }
    } finally {
      rmSync(work, {recursive: true});
    }
  });
}

/** Altered; the name of another issuer; no longer a certificate. */
const REFUSED = [1, 5, 6];

/** Twelve single bytes, spread over the file, changed one at a time. */
function refuseChanges(bytes, file, folder) {
  for (let i = 0; i < 12; i++) {
    const changed = Buffer.from(bytes);
    const at = Math.floor((i + 0.5) * bytes.length / 12);
    changed[at] = changed[at] === 0x61 ? 0x62 : 0x61;
    writeFileSync(file, changed);
    expect(REFUSED.includes(verify(file, folder)), `a certificate with byte ${at} changed is not refused`);
  }
}

function verify(file, folder) {
  try {
    execFileSync(process.env.JALON_BINARY, ['certificate', 'verify', file, '--data', folder], {stdio: 'pipe'});
    return 0;
  } catch (error) {
    return error.status;
  }
}
