// Two ways to work in a window: with a mouse, and with a keyboard alone.

import {expect} from '../harness.mjs';

/** The field with this label; a form around it may have the same name. */
function field(window, label) {
  return window.getByLabel(label, {exact: true}).and(window.locator('input, select, textarea'));
}

/** Clicks. */
export class Mouse {
  constructor(page) {
    this.page = page;
    this.window = page.locator('.task');
  }

  async press(name) {
    await arrives(this.page, () => button(this.window, name).click());
  }

  async back(name) {
    if (await button(this.window, name).isVisible()) await this.press(name);
  }

  async fill(label, text) {
    await field(this.window, label).fill(text);
  }

  async choose(label, option) {
    await field(this.window, label).selectOption({label: option});
  }

  async tick(label) {
    await field(this.window, label).check();
  }
}

/** Tab, Shift+Tab, Space, Enter, arrows and letters. */
export class Keyboard {
  constructor(page) {
    this.page = page;
    this.window = page.locator('.task');
  }

  async press(name) {
    await this.reach(button(this.window, name));
    await arrives(this.page, () => this.page.keyboard.press('Enter'));
  }

  async back(name) {
    if (await button(this.window, name).isVisible()) await this.press(name);
  }

  async fill(label, text) {
    await this.reach(field(this.window, label));
    await this.page.keyboard.press('Control+A');
    await this.page.keyboard.type(text);
  }

  async choose(label, option) {
    const list = field(this.window, label);
    await this.reach(list);
    const wanted = await list.evaluate((e, option) => [...e.options].findIndex(one => one.label === option), option);
    expect(wanted >= 0, `${label} has no ${option}`);
    await this.page.keyboard.press('Home');
    for (let i = 0; i < wanted; i++) await this.page.keyboard.press('ArrowDown');
  }

  async tick(label) {
    const box = field(this.window, label);
    await this.reach(box);
    if (!await box.isChecked()) await this.page.keyboard.press('Space');
  }

  /** Tab until the control has the focus, which must show. */
  async reach(control) {
    const wanted = await control.elementHandle();
    for (let i = 0; i < 150; i++) {
      const found = await wanted.evaluate(e => e === document.activeElement && e.checkVisibility());
      if (found) return;
      await this.page.keyboard.press('Tab');
    }
    throw new Error(`Tab never reaches ${await wanted.evaluate(e => e.outerHTML.slice(0, 160))}`);
  }
}

/** A button by its name; ['Ali', 'Reads'] is the button "Reads" in the row of Ali. */
function button(window, name) {
  if (Array.isArray(name)) return window.locator('.line', {hasText: name[0]}).getByRole('button', {name: name[1], exact: true});
  return window.getByRole('button', {name, exact: typeof name === 'string'}).first();
}

/** Does something that changes the window, and waits until it has. */
async function arrives(page, act) {
  const seen = () => page.locator('#task-do input[name=seen]').inputValue();
  const before = await seen();
  await act();
  for (let i = 0; i < 100 && await seen().catch(() => before) === before; i++) await page.waitForTimeout(30);
  expect(await seen() !== before, `nothing happened: ${await page.locator('#f-task').innerText()}`);
}
