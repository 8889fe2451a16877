// A certification session from its plan to its publication: a certifier and two candidates.

import {kindOf, skip} from './answering.mjs';
import {Actor, check, expect} from './harness.mjs';
import {signIn} from './pages.mjs';

const CANDIDATES = [
  {last: 'Okafor', first: 'Ngozi', born: '12/04/1985', decision: 'certified', javaScript: false},
  {last: 'Petit', first: 'Luc', born: '30/11/1970', decision: 'not_certified', javaScript: true},
];

export async function certifier(browser, origin, demo) {
  await check('a certifier runs a session with two candidates, decides and publishes', async () => {
    const actor = await Actor.arrive(browser, origin, {name: 'certifier'});
    const {page} = actor;
    await signIn(actor, demo.accounts.certifier);
    const session = await plan(actor);
    await enrol(actor, session);
    await actor.press(page.locator('form[action$="/opening"] button'));

    const seats = [];
    for (const person of CANDIDATES) seats.push(await enters(browser, origin, actor.code, person));
    await admit(actor, session);
    for (const seat of seats) await takes(seat);
    await actor.goto(`${session}/room`);
    await actor.audit('room, everyone done');

    await actor.goto(`${session}/ending`);
    await actor.audit('ending of a session');
    await actor.press(page.locator('form[action$="/ending"] button'));
    await review(actor, session);
    for (const seat of seats) await reads(seat);
    await actor.leave();
  });

  await check('pages of a published session', async () => {
    const actor = await Actor.arrive(browser, origin, {name: 'certifier of the demonstration'});
    await signIn(actor, demo.accounts.certifier);
    await actor.goto('/sittings');
    await actor.audit('sessions');
    for (const [end, name] of [['', 'session, published'], ['/review', 'review, published'], ['/certificates', 'certificates of a session']]) {
      await actor.goto(`/sittings/${demo.published_session.id}${end}`);
      await actor.audit(name);
    }
    await actor.leave();
  });
}

async function plan(actor) {
  const {page} = actor;
  await actor.goto('/sittings/new');
  await actor.press(page.locator('main form[action="/sittings/new"] button[type=submit]'));
  await actor.auditHere('new session, refused');
  await page.locator('input[name=name]').fill('Session de mai');
  await page.locator('input[name=place]').fill('Médiathèque');
  await page.locator('input[name=date]').fill('2031-05-12');
  await page.locator('input[name=time]').fill('09:30');
  await page.locator('input[name=duration]').fill('45');
  await page.locator('input[name=plan][value="certification-area-1"]').check();
  await actor.press(page.locator('main form[action="/sittings/new"] button[type=submit]'));
  const session = actor.path();
  expect(/^\/sittings\/sit_/.test(session), `a new session led to ${session}`);
  await actor.audit('session without candidates');
  actor.code = (await page.locator('.code-box, [class*=code]').first().innerText()).match(/[0-9A-Z]{3,}(?:[\s-][0-9A-Z]{3,})*/)[0];
  return session;
}

async function enrol(actor, session) {
  const {page} = actor;
  await actor.goto(`${session}/enrolment`);
  await actor.audit('enrolment by list');
  await page.locator('textarea').fill('nom;prénom;date de naissance\nOkafor;Ngozi;32/04/1985\n;Luc;1970-11-30\n');
  await actor.press(page.locator('main form button[type=submit]').first());
  await actor.auditHere('enrolment by list, with faults');
  for (const {last, first, born} of CANDIDATES) {
    await actor.goto(session);
    await page.locator('input[name=last_name]').fill(last);
    await page.locator('input[name=first_name]').fill(first);
    await page.locator('input[name=birth_date]').fill(born);
    await actor.press(page.locator('form[action$="/candidates"] button[type=submit]'));
  }
  await actor.goto(`${session}/slips`);
  await actor.audit('slips');
  await actor.goto(session);
  await actor.audit('session with candidates');
}

async function enters(browser, origin, code, person) {
  const seat = await Actor.arrive(browser, origin, {name: `candidate ${person.first}`, javaScript: person.javaScript, width: 1024});
  const {page} = seat;
  await seat.goto('/exam');
  await page.locator('input[name=access_code]').fill('AAAAAA');
  await page.locator('input[name=last_name]').fill(person.last);
  await page.locator('input[name=first_name]').fill(person.first);
  await page.locator('input[name=birth_date]').fill(person.born);
  await seat.press(page.locator('main form[action="/exam"] button[type=submit]'));
  await seat.auditHere('exam door, refused');
  await page.locator('input[name=access_code]').fill(code.toLowerCase());
  // Accents and case do not matter; the rest was kept.
  await page.locator('input[name=last_name]').fill(person.last.toUpperCase());
  await seat.press(page.locator('main form[action="/exam"] button[type=submit]'));
  expect(/^\/exam\/can_/.test(seat.path()), `${person.first} is not let in: ${await seat.heading()}`);
  await seat.audit('candidate waiting');
  return seat;
}

async function admit(actor, session) {
  const {page} = actor;
  await actor.goto(`${session}/room`);
  await actor.audit('room, candidates waiting');
  for (let i = 0; i < CANDIDATES.length; i++) {
    await actor.press(page.locator('form[action$="/admission"] button').first());
    await actor.goto(`${session}/room`);
  }
  await actor.press(page.locator('table tbody tr th a').first());
  await actor.audit('candidate, seen by the invigilator');
  await actor.goto(`${session}/everyone`);
  await actor.audit('everyone in the room');
}

async function takes(seat) {
  const {page} = seat;
  // The waiting page finds out by itself.
  await page.waitForSelector('form[action$="/start"]', {timeout: 30_000});
  await seat.audit('candidate admitted');
  await seat.press(page.locator('form[action$="/start"] button'));
  for (let i = 0; i < 80; i++) {
    const kind = await kindOf(page);
    if (!kind || await page.locator('form[action$="/answers"], form[action$="/presentation"]').count() === 0) break;
    await seat.audit(`certification question: ${kind}`);
    const choice = page.locator('input[name=choice]');
    if (await choice.count()) {
      await choice.first().check();
      await seat.press(page.locator('main form button[type=submit]:not([name=dont_know])'));
    } else await skip(seat);
  }
  await seat.audit('candidate, test over');
}

async function review(actor, session) {
  const {page} = actor;
  await actor.goto(`${session}/review`);
  await actor.audit('review');
  for (const {last, decision} of CANDIDATES) {
    const card = page.locator('section.card', {hasText: last});
    await card.locator(`input[name=decision][value=${decision}]`).check();
    if (decision !== 'certified') await card.locator('textarea[name=reason]').fill('Le niveau attendu n’est pas atteint.');
    await actor.press(card.locator('form[action$="/decision"] button[type=submit]'));
    await actor.goto(`${session}/review`);
  }
  await actor.audit('review, decided');
  await actor.press(page.locator('form[action$="/review"] button'));
  await actor.audit('review, closed');
  await actor.press(page.locator('form[action$="/publication"] button'));
  await actor.goto(`${session}/review`);
  await actor.audit('review, published');
}

async function reads(seat) {
  await seat.page.reload();
  await seat.audit(`candidate reads the decision: ${seat.name}`);
  const certificate = seat.page.locator('a[href^="/verify/"], a[href^="/certificates/"]');
  if (/Ngozi/.test(seat.name)) {
    expect(await certificate.count() > 0, 'the certified candidate sees no certificate');
    await seat.press(certificate.first());
    await seat.audit('certificate');
  } else {
    expect(await certificate.count() === 0, 'the other candidate sees a certificate');
  }
  await seat.leave();
}
