// Every kind of interactive task, right and wrong, by mouse and by keyboard alone, with and without script.
//   tests/browser/run tasks.mjs [KIND]

import {Actor, check, close, expect, openBrowser} from './harness.mjs';
import {begin} from './learner.mjs';
import {Keyboard, Mouse} from './tasks/hands.mjs';
import {KINDS} from './tasks/kinds.mjs';

const origin = process.env.JALON_ORIGIN;
const only = process.argv[2];

const browser = await openBrowser();
try {
  for (const [place, task] of KINDS.entries()) {
    if (only && task.kind !== only) continue;
    await check(`${task.kind}: right by mouse`, () => does(place, task, task.right, Mouse, {}));
    await check(`${task.kind}: right by keyboard on a narrow screen without script`,
      () => does(place, task, task.right, Keyboard, {javaScript: false, width: 320}));
    await check(`${task.kind}: wrong by mouse`, () => does(place, task, task.wrong, Mouse, {width: 360}));
    await check(`${task.kind}: wrong by keyboard`, () => does(place, task, task.wrong, Keyboard, {}));
  }
} finally {
  await browser.close();
}
close();

/** Goes through the steps, answers, and reads in the corrections whether it was right. */
async function does(place, {kind, right}, steps, Hand, device) {
  const actor = await Actor.arrive(browser, origin, {name: kind, locale: 'en-GB', ...device});
  const {page} = actor;
  await begin(actor, `task-1.${place + 1}`);
  if (Hand === Mouse) await actor.auditHere(`task: ${kind}, as it is found`);
  const hand = new Hand(page);
  for (const [verb, ...about] of steps) await hand[verb](...about);
  if (Hand === Mouse) await actor.auditHere(`task: ${kind}, ${steps === right ? 'done right' : 'done wrong'}`);
  await actor.press(page.locator('main form[action$="/answers"] button[type=submit]:not([name])'));
  await actor.goto(`${actor.path().replace(/\/result$/, '')}/corrections`);
  const corrections = await page.locator('main').innerText();
  expect(/Done:|Not done:|What happened:/.test(corrections), `no goal is told: ${corrections}`);
  const well = !/Not done:|What happened:/.test(corrections);
  expect(well === (steps === right), `${steps === right ? 'right' : 'wrong'}, and the corrections say: ${corrections}`);
  await actor.leave();
}
