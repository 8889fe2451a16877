// A learner without script, on a narrow screen, by keyboard only, who pauses and goes on elsewhere.

import {answerByKeyboard, enter, kindOf, skip} from './answering.mjs';
import {Actor, check, expect, tabTo} from './harness.mjs';

export async function learner(browser, origin) {
  const phone = {name: 'learner on a phone', javaScript: false, width: 360};
  let code;
  await check('a learner without script begins by keyboard, answers, pauses with a code', async () => {
    const actor = await Actor.arrive(browser, origin, phone);
    const {page} = actor;
    await actor.goto('/');
    await actor.audit('home');
    await enter(page, focus => focus.href === '/start');
    await actor.audit('choice of a test');
    await enter(page, focus => focus.href === '/start?plan=positioning-1.2');
    await actor.audit('before a test');
    await enter(page, focus => focus.tag === 'button' && /Commencer/.test(focus.text));
    await answerSome(actor, 3);
    expect(await page.locator('[role=status]').count() > 0, 'nothing says that the answers are saved');
    await enter(page, focus => /\/pause$/.test(focus.href ?? ''));
    await actor.audit('pause');
    code = (await page.locator('.code-box, .code').first().innerText()).match(/[0-9A-Z]{4}(?:[\s-]?[0-9A-Z]{4}){2}/)?.[0];
    expect(code, 'the pause page shows no resume code');
    await actor.leave();
  });

  await check('the learner goes on at another device, finishes, reads the result and the corrections', async () => {
    const actor = await Actor.arrive(browser, origin, {...phone, name: 'learner at the library'});
    const {page} = actor;
    await actor.goto('/resume');
    await actor.audit('resume');
    await tabTo(page, focus => focus.name === 'code');
    await page.keyboard.type(code.toLowerCase().replaceAll(' ', '-'));
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    expect(/^\/attempts\//.test(actor.path()), `the code led to ${actor.path()}`);
    await answerSome(actor, 60);
    await followToResult(actor);
    await actor.audit('result');
    await enter(page, focus => /\/corrections$/.test(focus.href ?? ''));
    await actor.audit('corrections');
    await actor.leave();
  });

  await check('a refused answer keeps what was typed and says what to do', async () => {
    const actor = await Actor.arrive(browser, origin, {name: 'learner who says nothing'});
    const {page} = actor;
    await begin(actor, 'positioning-all');  // long enough that not all of it is tasks, which can be sent undone
    while (/^(task|timed)/.test(await kindOf(page))) await skip(actor);
    await actor.press(page.locator('main form button[type=submit]:not([name=dont_know])'));
    await actor.auditHere('question, refused');
    expect(await page.locator('.error-summary, [role=alert]').count(), 'no error summary');
    await actor.goto(`${actor.path().replace(/\/answers$/, '')}/ending`);
    await actor.audit('ending');
    await actor.press(page.locator('main form button[type=submit]').first());
    await actor.leave();
  });

  await check('every kind of question reads well', async () => {
    const actor = await Actor.arrive(browser, origin, {name: 'learner who sees all kinds'});
    await begin(actor, 'positioning-all');
    for (let i = 0; i < 80; i++) {
      const kind = await kindOf(actor.page);
      if (!kind) break;
      await actor.audit(`question: ${kind}${await actor.page.locator('main form img').count() ? ' with a drawing' : ''}`);
      await skip(actor);
    }
    await followToResult(actor);
    await actor.audit('result of everything');
    await actor.leave();
  });

  await check('a wrong code and a wrong address have a way out', async () => {
    const actor = await Actor.arrive(browser, origin, {name: 'learner who mistypes'});
    const {page} = actor;
    await actor.goto('/join');
    await actor.audit('join');
    await page.locator('input[name=code]').fill('AAAA-AAAA');
    await actor.press(page.locator('main form button[type=submit]').first());
    expect(await page.locator('input[name=code]').inputValue() !== '', 'the typed code is lost');
    await actor.auditHere('join, refused');
    await actor.goto('/nowhere', 404);
    await actor.auditHere('error page');
    await actor.leave();
  });
}

export async function begin(actor, plan) {
  await actor.goto(`/start?plan=${plan}`);
  await actor.press(actor.page.locator('main form[action="/attempts"] button[type=submit]'));
}

async function answerSome(actor, most) {
  const {page} = actor;
  for (let i = 0; i < most; i++) {
    const kind = await kindOf(page);
    if (!kind || /\/result$/.test(actor.path())) return;
    await actor.audit(`question: ${kind}`);
    const before = await actor.heading();
    await answerByKeyboard(page);
    if (await actor.heading() === before && !kind.startsWith('timed') && await kindOf(page) === kind) {
      // What was typed does not fit this question: say so instead.
      await enter(page, focus => focus.name === 'dont_know');
    }
  }
}

export async function followToResult(actor) {
  if (!/\/result$/.test(actor.path())) await actor.goto(`${actor.path().replace(/\/answers$/, '')}/result`);
  expect(await actor.page.locator('.level-bar, .profile, [class*=level]').count(), 'the result shows no level');
}
