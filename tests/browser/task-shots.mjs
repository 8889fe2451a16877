// Pictures for docs/tasks.md: docs/images/tasks/<kind>-<width>.png, each kind after the first steps of its right way.
//   tests/browser/run task-shots.mjs [FOLDER]

import {mkdirSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {Actor, openBrowser} from './harness.mjs';
import {begin} from './learner.mjs';
import {Mouse} from './tasks/hands.mjs';
import {KINDS} from './tasks/kinds.mjs';

const origin = process.env.JALON_ORIGIN;
const images = process.argv[2] ?? fileURLToPath(new URL('../../docs/images/tasks/', import.meta.url));
const only = process.argv[3];
mkdirSync(images, {recursive: true});

const browser = await openBrowser();
for (const width of [360, 1280]) {
  for (const [place, {kind, right, shown}] of KINDS.entries()) {
    if (only && kind !== only) continue;
    const actor = await Actor.arrive(browser, origin, {name: 'photographer', width, locale: 'en-GB'});
    await begin(actor, `task-1.${place + 1}`);
    const hand = new Mouse(actor.page);
    for (const [verb, ...about] of right.slice(0, shown ?? 1)) await hand[verb](...about);
    await actor.page.evaluate(() => document.activeElement?.blur());
    await actor.page.screenshot({path: `${images}/${kind}-${width}.png`, fullPage: true, animations: 'disabled'});
    console.log(`${kind}-${width}.png`);
    await actor.leave();
  }
}
await browser.close();
