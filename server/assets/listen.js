// Reads the part of the page marked `data-read` aloud, block by block, with a voice of the device.
// Voices that live elsewhere are left alone: no word of a page is sent away. Without a voice in the
// language of the text there is no button.
'use strict';
(() => {
  const speech = window.speechSynthesis;
  const bar = document.querySelector('.listen');
  const part = document.querySelector('[data-read]');
  if (!speech || !window.SpeechSynthesisUtterance || !bar || !part) return;

  const BLOCKS = 'p, li, dt, dd, th, td, caption, pre, legend, label, h2, h3, img, select';
  const button = bar.querySelector('button');
  const label = button.querySelector('span');
  const words = {start: label.textContent, stop: button.dataset.stop};
  const language = part.closest('[lang]').lang;
  let reading = false;

  const tag = voice => voice.lang.toLowerCase().replace('_', '-');
  const voice = () => speech.getVoices()
    .find(one => one.localService && (tag(one) === language || tag(one).startsWith(`${language}-`)));

  // A list to choose from is read with its choices: once where all lists are the same, never where they are places.
  function choices(select) {
    const [kind] = select.name.split('.');
    const first = kind === 'pair' && part.querySelector('select') === select;
    if (kind !== 'gap' && !first) return '';
    const options = [...select.options].filter(option => option.value).map(option => option.text);
    return [select.getAttribute('aria-label'), ...options].filter(Boolean).join(', ');
  }

  function text(block) {
    if (block.matches('img')) return block.alt;
    if (block.matches('select')) return choices(block);
    const copy = block.cloneNode(true);
    copy.querySelectorAll('input, select').forEach(control => control.replaceWith(' … '));
    return copy.textContent.replace(/\s+/g, ' ').trim().replace(/^… /, '');
  }

  function blocks() {
    const inner = BLOCKS.replace(', select', '');
    return [...part.querySelectorAll(BLOCKS)].filter(block => !block.querySelector(inner) && text(block));
  }

  function stop() {
    reading = false;
    speech.cancel();
    document.querySelectorAll('.reading').forEach(block => block.classList.remove('reading'));
    label.textContent = words.start;
  }

  function read([block, ...rest]) {
    if (!reading) return;
    if (!block) return stop();
    const said = new SpeechSynthesisUtterance(text(block));
    said.lang = language;
    said.voice = voice();
    said.rate = 0.9;
    block.classList.add('reading');
    said.onend = () => {
      block.classList.remove('reading');
      read(rest);
    };
    said.onerror = stop;
    speech.speak(said);
  }

  button.addEventListener('click', () => {
    if (reading) return stop();
    reading = true;
    label.textContent = words.stop;
    read(blocks());
  });
  window.addEventListener('pagehide', stop);
  const offer = () => { bar.hidden = !voice(); };
  speech.addEventListener?.('voiceschanged', offer);
  offer();
})();
