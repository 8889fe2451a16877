// Pictures for README: docs/images/<name>-<width>.png, from the demonstration, in English.
//   tests/browser/run shots.mjs

import {mkdirSync, readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {kindOf, skip} from './answering.mjs';
import {Actor, openBrowser} from './harness.mjs';
import {begin} from './learner.mjs';
import {signIn} from './pages.mjs';

const origin = process.env.JALON_ORIGIN;
const demo = JSON.parse(readFileSync(`${process.env.JALON_DEMO}/demo.json`, 'utf8'));
const images = fileURLToPath(new URL('../../docs/images/', import.meta.url));
mkdirSync(images, {recursive: true});

/** A test may end without a question of one choice: then another is begun. */
async function untilChoice(actor) {
  for (let test = 0; test < 10; test++) {
    await begin(actor, 'positioning-1.2');
    for (let kind = await kindOf(actor.page); kind; kind = await kindOf(actor.page)) {
      if (kind === 'single choice') return;
      await skip(actor);
    }
  }
  throw new Error('ten tests without a question of one choice');
}

const browser = await openBrowser();
for (const width of [360, 1280]) {
  const actor = await Actor.arrive(browser, origin, {name: 'photographer', width, locale: 'en-GB'});
  const shoot = async name => {
    await actor.page.screenshot({path: `${images}${name}-${width}.png`, fullPage: width === 1280, animations: 'disabled'});
    console.log(`docs/images/${name}-${width}.png`);
  };
  await actor.goto('/');
  await shoot('home');
  await untilChoice(actor);
  await shoot('question');
  await actor.goto(demo.certificates[0].path);
  await shoot('certificate');
  await signIn(actor, demo.accounts.learner);
  await actor.goto('/me');
  const done = actor.page.locator('table a', {hasText: /./});
  for (const href of await done.evaluateAll(links => links.map(link => link.getAttribute('href')))) {
    await actor.goto(href);
    if (/\/result$/.test(actor.path())) break;
  }
  await shoot('result');
  await actor.page.context().clearCookies();
  await signIn(actor, demo.accounts.trainer);
  await actor.goto(`/cohorts/${demo.cohort.id}`);
  await shoot('cohort');
  await actor.page.context().clearCookies();
  await signIn(actor, demo.accounts.certifier);
  await actor.goto(`/sittings/${demo.published_session.id}/review`);
  await shoot('review');
  await actor.leave();
}
await browser.close();
