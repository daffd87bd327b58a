// Small aids on all pages: buttons that copy, and links back to a list with the filters last used in it.
// Without scripts the texts can be selected, and the links lead to the whole list.
'use strict';

(() => {
  for (const host of document.querySelectorAll('[data-copy]')) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'copy';
    button.textContent = host.dataset.copy;
    const copied = host.dataset.text || host.textContent.trim();
    button.addEventListener('click', async () => {
      try {
        await navigator.clipboard.writeText(copied);
        button.textContent = text('script.copied');
      } catch {
        button.textContent = text('script.not-copied');
      }
      setTimeout(() => { button.textContent = host.dataset.copy; }, 2000);
    });
    if (host.dataset.text) {
      host.append(button);
    } else {
      host.after(button);
    }
  }

  // Also when the browser shows a page again that it has kept.
  if (document.querySelector('[data-list]')) {
    addEventListener('pageshow', () => sessionStorage.setItem('list:' + location.pathname, location.search));
  }
  // On a phone the menu is a line that scrolls.
  const here = document.querySelector('header.site [aria-current]');
  if (here) {
    const menu = here.closest('ul');
    menu.scrollLeft = here.offsetLeft - menu.offsetLeft - menu.clientWidth / 3;
  }
  for (const link of document.querySelectorAll('a[data-back]')) {
    link.href = link.dataset.back + (sessionStorage.getItem('list:' + link.dataset.back) || '');
  }
})();
