// Pages that stand by themselves.

import {Actor, check, expect} from './harness.mjs';

const PUBLIC = ['/', '/about', '/accessibility', '/privacy', '/gallery', '/sign-in', '/register', '/start', '/join', '/resume', '/exam', '/verify', '/log'];

export async function pages(browser, origin, demo) {
  await check('pages open to everyone', async () => {
    const actor = await Actor.arrive(browser, origin, {name: 'visitor'});
    for (const path of PUBLIC) {
      await actor.goto(path);
      await actor.audit(NAMES[path] ?? path);
    }
    await actor.leave();
  });

  for (const [role, own] of Object.entries(OWN)) {
    await check(`pages of the ${role}`, async () => {
      const actor = await Actor.arrive(browser, origin, {name: role});
      await signIn(actor, demo.accounts[role]);
      for (const path of own) {
        await actor.goto(path);
        await actor.audit(`${path} of the ${role}`);
      }
      await actor.leave();
    });
  }

  await check('the language changes and stays', async () => {
    const actor = await Actor.arrive(browser, origin, {name: 'visitor who reads English'});
    await actor.goto('/about');
    await actor.press(actor.page.locator('form[action="/language"] button[lang=en]'));
    expect(await actor.page.locator('html').getAttribute('lang') === 'en', 'still not in English');
    expect(actor.path() === '/about', `the language change led to ${actor.path()}`);
    await actor.goto('/');
    expect(await actor.page.locator('html').getAttribute('lang') === 'en', 'the language is forgotten');
    await actor.leave();
  });

  await check('a wrong password is refused kindly', async () => {
    const actor = await Actor.arrive(browser, origin, {name: 'somebody'});
    await actor.goto('/sign-in');
    await actor.page.locator('input[name=email]').fill(demo.accounts.trainer.email);
    await actor.page.locator('input[name=password]').fill('not the password at all');
    await actor.press(actor.page.locator('main form button[type=submit]').first());
    expect(actor.path() === '/sign-in', 'let in');
    await actor.auditHere('sign-in, refused');
    await actor.leave();
  });
}

// The same page met elsewhere has the same name, so that it is audited once.
const NAMES = {'/': 'home', '/start': 'choice of a test', '/join': 'join', '/resume': 'resume'};

const OWN = {
  learner: ['/me', '/account'],
  trainer: ['/cohorts', '/cohorts/new', '/account'],
  certifier: ['/sittings', '/sittings/new'],
  administrator: ['/people'],
};

export async function signIn(actor, account) {
  await actor.goto('/sign-in');
  await actor.page.locator('input[name=email]').fill(account.email);
  await actor.page.locator('input[name=password]').fill(account.password);
  await actor.press(actor.page.locator('main form button[type=submit]').first());
  expect(actor.path() !== '/sign-in', `${account.email} cannot sign in`);
}
