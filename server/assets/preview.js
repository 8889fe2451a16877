// Reloads the page of a preview when a file of the bank has changed; without it, reload by hand.
const shown = document.currentScript.dataset.edition;
setInterval(async () => {
  const now = await fetch("/edition", { cache: "no-store" }).then((reply) => reply.text(), () => shown);
  if (now !== shown) location.replace(location.href);
}, 1000);
