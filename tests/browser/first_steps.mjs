// A beginner with a helper, on a narrow phone without script; then the button that reads aloud.

import {kindOf} from './answering.mjs';
import {Actor, check, expect} from './harness.mjs';

export async function firstSteps(browser, origin) {
  await check('a beginner finds the first door, answers with a helper and reads the advice', async () => {
    const actor = await Actor.arrive(browser, origin, {name: 'beginner', javaScript: false, width: 360});
    const {page} = actor;
    await actor.goto('/');
    await actor.press(page.locator('.first-door a'));
    await actor.audit('before the first steps');
    await page.locator('input[name=helped][value=explaining]').check();
    await actor.press(page.locator('main form[action="/attempts"] button[type=submit]'));
    for (let position = 1; position <= 10; position++) {
      expect(await kindOf(page) === 'single choice', `question ${position} is a ${await kindOf(page)}`);
      await actor.audit('question of the first steps');
      const img = await page.locator('main img').boundingBox();
      expect(img.width > 300 && img.height > 150, `the drawing of question ${position} is ${img.width} × ${img.height}`);
      for (const choice of await page.locator('label.tap').all()) {
        expect((await choice.boundingBox()).height >= 44, 'a choice is too small for a finger');
      }
      if (position === 10) {
        await actor.press(page.locator('button[name=dont_know]'));
      } else {
        await page.locator('input[name=choice]').nth(position % 3).check();
        await actor.press(page.locator(`button[name=doing][value=${position % 2 ? 'alone' : 'helped'}]`));
      }
    }
    expect(/\/result$/.test(actor.path()), `the tenth answer led to ${actor.path()}`);
    await actor.audit('advice of the first steps');
    expect(await page.locator('.level-bar').count() === 0, 'the advice shows a level');
    await actor.leave();
  });

  await check('a question is read aloud with a voice of the device, block by block', async () => {
    const actor = await Actor.arrive(browser, origin, {name: 'listener', width: 360});
    const {page} = actor;
    await page.addInitScript(speaking, [{lang: 'fr-FR', localService: true}]);
    await begin(actor);
    const button = page.locator('.listen button');
    expect(await button.innerText() === 'Écouter', `the button says ${await button.innerText()}`);
    await button.click();
    expect(await button.innerText() === 'Arrêter la lecture', 'the button does not offer to stop');
    await actor.auditHere('question read aloud');
    for (let i = 0; i < 12 && await page.locator('.reading').count(); i++) {
      expect(await page.locator('.reading').count() === 1, 'one block at a time is shown as read');
      await page.evaluate(() => window.spoken.at(-1).onend());
    }
    const said = await page.evaluate(() => window.spoken.map(one => [one.lang, one.text]));
    const texts = said.map(([, text]) => text);
    expect(said.every(([lang]) => lang === 'fr'), 'read in another language');
    expect(texts.some(text => text.endsWith('?')), `the question is not read: ${texts}`);
    expect(texts.includes(await page.locator('main img').getAttribute('alt')), 'the drawing is not read');
    const choices = await page.locator('label.tap').allInnerTexts();
    expect(choices.every(choice => texts.includes(choice.trim())), `a choice is not read: ${texts}`);
    expect(new Set(texts).size === texts.length, `read twice: ${texts}`);
    expect(await button.innerText() === 'Écouter', 'at the end the button offers to read again');
    await button.click();
    await button.click();
    expect(await page.locator('.reading').count() === 0, 'reading does not stop');
    await actor.leave();
  });

  await check('without a voice of the device in the language there is no button', async () => {
    for (const voices of [[], [{lang: 'de-DE', localService: true}], [{lang: 'fr-FR', localService: false}]]) {
      const actor = await Actor.arrive(browser, origin, {name: 'listener without a voice', width: 360});
      await actor.page.addInitScript(speaking, voices);
      await begin(actor);
      expect(!await actor.page.locator('.listen').isVisible(), `offered with ${JSON.stringify(voices)}`);
      await actor.leave();
    }
  });
}

async function begin(actor) {
  await actor.goto('/start?plan=first-steps');
  await actor.press(actor.page.locator('main form[action="/attempts"] button[type=submit]'));
}

/** Stands for the voices of a device, which a browser under test does not have. Runs in the page. */
function speaking(voices) {
  window.spoken = [];
  window.SpeechSynthesisUtterance = class {
    constructor(text) { this.text = text; }
  };
  Object.defineProperty(window, 'speechSynthesis', {value: {
    getVoices: () => voices,
    speak: said => window.spoken.push(said),
    cancel: () => {},
    addEventListener: () => {},
  }});
}
