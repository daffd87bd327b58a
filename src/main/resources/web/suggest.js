// Suggests names under search fields while a person types: an ARIA combobox with a list.
// Without scripts the fields are plain forms.
'use strict';

(() => {
  const WAIT = 150;

  function equip(field, number) {
    const list = document.createElement('ul');
    list.id = 'suggestions-' + number;
    list.className = 'suggestions';
    list.setAttribute('role', 'listbox');
    list.setAttribute('aria-label', text('script.suggestions'));
    list.hidden = true;
    field.after(list);
    for (const [name, value] of Object.entries({ role: 'combobox', autocomplete: 'off', 'aria-autocomplete': 'list',
      'aria-expanded': 'false', 'aria-controls': list.id })) {
      field.setAttribute(name, value);
    }
    let chosen = -1;
    let timer = 0;
    let asked = 0;

    function close() {
      list.hidden = true;
      chosen = -1;
      asked++;
      clearTimeout(timer);
      field.setAttribute('aria-expanded', 'false');
      field.removeAttribute('aria-activedescendant');
    }

    function choose(index) {
      chosen = index;
      [...list.children].forEach((option, i) => option.setAttribute('aria-selected', String(i === index)));
      if (index < 0) {
        field.removeAttribute('aria-activedescendant');
      } else {
        field.setAttribute('aria-activedescendant', list.children[index].id);
        list.children[index].scrollIntoView({ block: 'nearest' });
      }
    }

    // A field for one kind of entity gets the identifier, because names are not unique.
    const kind = field.dataset.suggest;

    function take(option) {
      field.value = kind ? option.dataset.id : option.dataset.name;
      close();
      if (!kind) {
        location.assign(option.dataset.page);
      }
    }

    function show(suggestions) {
      list.replaceChildren(...suggestions.map((suggestion, i) => {
        const option = document.createElement('li');
        const remark = document.createElement('small');
        remark.textContent = kind ? suggestion.id : text('kind.' + suggestion.kind);
        option.id = list.id + '-' + i;
        option.setAttribute('role', 'option');
        option.append(suggestion.name + ' ', remark);
        // Not click: the field would lose the focus and close the list first.
        option.addEventListener('mousedown', event => {
          event.preventDefault();
          take(option);
        });
        option.dataset.name = suggestion.name;
        option.dataset.id = suggestion.id;
        option.dataset.page = suggestion.page;
        return option;
      }));
      list.style.left = field.offsetLeft + 'px';
      list.style.top = field.offsetTop + field.offsetHeight + 'px';
      list.style.width = field.offsetWidth + 'px';
      list.hidden = suggestions.length === 0;
      field.setAttribute('aria-expanded', String(suggestions.length > 0));
      choose(-1);
    }

    async function ask(typed) {
      const mine = ++asked;
      try {
        const answer = await fetch('/search?suggest=' + encodeURIComponent(typed) + (kind ? '&kind=' + kind : ''), { headers: { Accept: 'application/json' } });
        const found = answer.ok ? (await answer.json()).suggestions : [];
        if (mine === asked) {
          show(found);
        }
      } catch {
        close();
      }
    }

    field.addEventListener('input', () => {
      clearTimeout(timer);
      const typed = field.value.trim();
      if (typed.length < 2) {
        close();
      } else {
        timer = setTimeout(() => ask(typed), WAIT);
      }
    });
    field.addEventListener('keydown', event => {
      const count = list.children.length;
      if (list.hidden) {
        return;
      }
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        event.preventDefault();
        const step = event.key === 'ArrowDown' ? 1 : -1;
        choose((chosen + 1 + step + count + 1) % (count + 1) - 1);
      } else if (event.key === 'Enter' && chosen >= 0) {
        event.preventDefault();
        take(list.children[chosen]);
      } else if (event.key === 'Escape') {
        event.preventDefault();
        close();
      }
    });
    field.addEventListener('blur', close);
  }

  document.querySelectorAll('form[action="/search"] input[name="q"], [data-suggest]').forEach(equip);
})();
