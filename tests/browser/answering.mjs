// Answering a question: by keyboard alone as a person does, or quickly by form fields.

import {expect, focused, tabTo} from './harness.mjs';

/** What kind of question the page shows, read from its controls. */
export async function kindOf(page) {
  const has = selector => page.locator(`main form ${selector}`).count();
  if (await page.locator('.task').count()) return 'task';
  if (await has('input[name=choice]')) return 'single choice';
  if (await has('input[name=choices]')) return 'multiple choice';
  if (await has('select[name^="order."]')) return 'ordering';
  if (await has('select[name^="pair."]')) return 'matching';
  if (await has('[name^="gap."]')) return 'cloze';
  if (await has('input[name=text][inputmode]')) return 'number';
  if (await has('input[name=text]')) return 'short text';
  if (await has('input[name=position]')) return 'timed question, not shown yet';
  return undefined;
}

const isSubmit = focus => focus.tag === 'button' && focus.type === 'submit';
const isAnswerField = name => /^(choice|choices|text|order\..*|pair\..*|gap\..*)$/.test(name ?? '');

/** Answers with Tab, Space, arrows and Enter, every focus visible. Answers the number of key presses. */
export async function answerByKeyboard(page) {
  const kind = await kindOf(page);
  if (kind.startsWith('timed')) return enter(page, isSubmit);
  // Doing tasks well is the business of tasks.mjs.
  if (kind === 'task') return enter(page, focus => focus.name === 'dont_know');
  let place = 0;
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press('Tab');
    const focus = await focused(page);
    if (!focus || !(isAnswerField(focus.name) || isSubmit(focus))) continue;
    expect(focus.visible, `the focus on ${focus.name ?? focus.text} does not show`);
    if (isSubmit(focus)) break;
    if (focus.type === 'radio' || (focus.type === 'checkbox' && place === 0)) await page.keyboard.press('Space');
    else if (focus.tag === 'select') for (let n = 0; n <= (kind === 'ordering' ? place : 0); n++) await page.keyboard.press('ArrowDown');
    else if (focus.type !== 'checkbox') await page.keyboard.type('12');
    place += 1;
  }
  await enter(page, focus => isSubmit(focus) && focus.name !== 'dont_know');
}

/** Presses Enter on a button reached by Tab. */
export async function enter(page, fits) {
  await tabTo(page, fits);
  await Promise.all([page.waitForNavigation({waitUntil: 'load'}), page.keyboard.press('Enter')]);
}

/** "I don't know", by the mouse: the quickest way through. */
export async function skip(actor) {
  const {page} = actor;
  const unknown = page.locator('button[name=dont_know]');
  await actor.press(await unknown.count() ? unknown : page.locator('main button[type=submit]').first());
}
