// A trainer makes a cohort, a learner joins it by code, the trainer sees where the learner stands.

import {kindOf, skip} from './answering.mjs';
import {Actor, check, expect} from './harness.mjs';
import {followToResult} from './learner.mjs';
import {signIn} from './pages.mjs';

export async function trainer(browser, origin, demo) {
  await check('a trainer creates a cohort, a learner joins, the trainer sees it', async () => {
    const actor = await Actor.arrive(browser, origin, {name: 'trainer'});
    const {page} = actor;
    await signIn(actor, demo.accounts.trainer);
    await actor.goto('/cohorts/new');
    await page.locator('input[name=name]').fill('Groupe du mardi');
    await page.locator('select[name=plan]').selectOption('positioning-1.2');
    await actor.press(page.locator('main form button[type=submit]').first());
    const cohort = actor.path();
    expect(/^\/cohorts\/coh_/.test(cohort), `a new cohort led to ${cohort}`);
    await actor.audit('cohort without learners');
    await actor.goto(`${cohort}/poster`);
    await actor.audit('poster of a cohort');
    await actor.goto(cohort);
    const link = await page.locator('a[href*="/join?code="]').first().getAttribute('href');
    const code = new URL(link, origin).searchParams.get('code');

    await joins(browser, origin, code);

    await actor.goto(cohort);
    await actor.audit('cohort with a learner');
    const row = page.locator('table tbody tr', {hasText: 'Fatou'});
    expect(await row.count() === 1, 'the learner is not in the cohort');
    await actor.press(row.locator('a').first());
    await actor.audit('learner of a cohort');
    await actor.goto(cohort);
    await actor.press(page.locator('form[action$="/closing"] button'));
    await actor.audit('cohort, closed');
    await actor.leave();
    await isRefused(browser, origin, code);
  });

  await check('the cohort of the demonstration shows its group', async () => {
    const actor = await Actor.arrive(browser, origin, {name: 'trainer of the demonstration'});
    await signIn(actor, demo.accounts.trainer);
    await actor.goto(`/cohorts/${demo.cohort.id}`);
    await actor.audit('cohort with results');
    const csv = await actor.context.request.get(`/cohorts/${demo.cohort.id}/results.csv`);
    expect(csv.status() === 200 && /attachment/.test(csv.headers()['content-disposition']), 'no table to take away');
    await actor.leave();
  });
}

async function joins(browser, origin, code) {
  const actor = await Actor.arrive(browser, origin, {name: 'learner of the cohort', width: 360});
  const {page} = actor;
  await actor.goto('/join');
  await page.locator('input[name=code]').fill(code.toLowerCase());
  await actor.press(page.locator('main form button[type=submit]').first());
  await actor.audit('before the test of a cohort');
  await page.locator('input[name=participant_name]').fill('Fatou');
  await actor.press(page.locator('main form[action="/attempts"] button[type=submit]'));
  for (let i = 0; i < 60 && await kindOf(page); i++) await skip(actor);
  await followToResult(actor);
  await actor.leave();
}

async function isRefused(browser, origin, code) {
  const actor = await Actor.arrive(browser, origin, {name: 'learner who comes too late'});
  await actor.goto('/join');
  await actor.page.locator('input[name=code]').fill(code);
  await actor.press(actor.page.locator('main form button[type=submit]').first());
  expect(await actor.page.locator('input[name=participant_name]').count() === 0, 'a closed cohort lets people in');
  await actor.auditHere('join, cohort closed');
  await actor.leave();
}
