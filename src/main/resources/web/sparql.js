// The editor of queries: ready-made queries that run on a click, completion, results with links, code, and share links.
// Without scripts, or until the editor has come, the text area and the form do the same with files as results.
'use strict';

(() => {
  const { ENDPOINT, RDF } = results;
  const source = document.currentScript.dataset.editor;
  const element = id => document.getElementById(id);
  const area = element('query');
  const list = [...document.querySelectorAll('.canned li')];
  const known = fetch('/sparql.json').then(answer => answer.json());
  let editor = null;
  let running = null;

  const written = () => editor ? editor.getValue() : area.value;

  function put(query, title, about) {
    area.value = query;
    if (editor) {
      editor.setValue(query);
    }
    element('title').textContent = title;
    element('about').textContent = about;
    element('about').hidden = about === '';
    showCode();
  }

  async function run() {
    if (running) {
      running.abort();
    }
    const mine = running = new AbortController();
    const query = written();
    const started = performance.now();
    history.replaceState(null, '', link());
    element('fault').hidden = true;
    results.clear();
    element('state').textContent = text('script.running');
    try {
      if (!query.trim()) {
        throw new Error(text('script.no-query'));
      }
      const accept = programs.isGraph(query) ? RDF : 'application/sparql-results+json';
      await results.show(await results.ask(query, accept, mine.signal), await known, started, mine.signal);
    } catch (problem) {
      if (mine === running) {
        element('state').textContent = '';
        element('fault').textContent = problem.message;
        element('fault').hidden = false;
      }
    } finally {
      running = mine === running ? null : running;
    }
  }

  // ---- links and code

  // After the hash, so that no server sees or limits it.
  const link = () => location.origin + '/sparql#query=' + encodeURIComponent(written());

  function shared() {
    const found = /^#query=(.*)$/s.exec(location.hash);
    if (found) {
      try {
        put(decodeURIComponent(found[1]), text('sparql.query'), '');
      } catch {
        element('state').textContent = text('script.damaged');
      }
    }
  }

  async function copied(button, words) {
    const said = button.textContent;
    try {
      await navigator.clipboard.writeText(words);
      button.textContent = text('script.copied');
    } catch {
      button.textContent = text('script.not-copied');
    }
    setTimeout(() => { button.textContent = said; }, 2000);
  }

  function showCode() {
    element('code').querySelector('code').textContent = programs.write(element('language').value, written().trim(), location.origin + ENDPOINT);
  }

  // ---- the editor

  // Classes where a class may stand, properties where a property may; by prefix, name or label.
  function terms(site) {
    return {
      name: 'terms',
      bulk: false,
      autoShow: true,
      isValidCompletionPosition: yasqe => {
        const token = yasqe.getCompleteToken();
        return /^[\p{L}<][^\s?$"]*$/u.test(token.string) && yasqe.getTokenTypeAt(yasqe.getDoc().getCursor()) !== 'comment' && !/^\s*(prefix|base)\b/i.test(yasqe.getDoc().getLine(yasqe.getDoc().getCursor().line));
      },
      get: (yasqe, token) => {
        const typed = token.string.replace(/^</, '').toLowerCase();
        const predicate = token.state.possibleCurrent.includes('a');
        return site.terms.filter(each => !predicate || /:[a-z]/.test(each.name))
          .filter(each => typed.includes(':') ? each.name.toLowerCase().startsWith(typed) || each.iri.toLowerCase().startsWith(typed)
            : typed.length > 1 && (each.name + ' ' + each.label).toLowerCase().includes(typed)).map(each => each.name);
      },
      postprocessHints: (yasqe, hints) => hints.map(hint => ({ ...hint,
        displayText: hint.text + '  ' + site.terms.find(each => each.name === hint.text).label })),
    };
  }

  async function equip() {
    const site = await known;
    const { Yasqe } = window.Yasgui;
    Yasqe.registerAutocompleter(terms(site), false);
    // The kept one asks another server for prefixes.
    Yasqe.forkAutocompleter('prefixes', { name: 'ours', bulk: true, persistenceId: () => undefined,
      get: () => Object.entries(site.prefixes).map(([prefix, namespace]) => prefix + ': <' + namespace + '>') }, false);
    const host = shapes.element('div', { id: 'editor' });
    area.before(host);
    const yasqe = new Yasqe(host, {
      value: area.value, persistenceId: null, consumeShareLink: null, createShareableLink: null, showQueryButton: false, resizeable: false,
      autocompleters: ['ours', 'terms', 'variables'], editorHeight: '24rem',
      extraKeys: { 'Tab': false, 'Shift-Tab': false, 'Ctrl-Enter': run, 'Cmd-Enter': run, 'Ctrl-S': false },
    });
    editor = yasqe;
    const focused = document.activeElement === area;
    area.hidden = true;
    if (focused) {
      yasqe.focus();
    }
    yasqe.getInputField().setAttribute('aria-labelledby', 'title');
    yasqe.getInputField().id = 'query-editor';
    for (const [name, value] of Object.entries({ tabindex: '0', role: 'group', 'aria-label': text('script.lines') })) {
      yasqe.getScrollerElement().setAttribute(name, value);
    }
    element('title').htmlFor = 'query-editor';
    yasqe.on('change', () => {
      area.value = yasqe.getValue();
      showCode();
    });
    element('keys').hidden = false;
  }

  // ---- what a person does

  for (const item of list) {
    const entry = item.querySelector('a');
    entry.addEventListener('click', async event => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) {
        return;
      }
      event.preventDefault();
      const page = new DOMParser().parseFromString(await (await fetch(entry.href, { headers: { Accept: 'text/html' } })).text(), 'text/html');
      list.forEach(each => each.querySelector('a').removeAttribute('aria-current'));
      entry.setAttribute('aria-current', 'true');
      put(page.getElementById('query').value, entry.textContent, item.dataset.words);
      run();
    });
  }
  element('find').addEventListener('input', event => {
    const words = event.target.value.toLowerCase().split(/\s+/);
    list.forEach(item => { item.hidden = !words.every(word => (item.textContent + ' ' + item.dataset.words).toLowerCase().includes(word)); });
    element('none').hidden = list.some(item => !item.hidden);
  });
  element('run').addEventListener('click', run);
  element('share').addEventListener('click', event => copied(event.target, link()));
  element('copy').addEventListener('click', event => copied(event.target, element('code').querySelector('code').textContent));
  element('language').addEventListener('change', showCode);
  area.addEventListener('input', showCode);
  addEventListener('hashchange', shared);
  ['find', 'run', 'share', 'code'].forEach(id => { element(id).hidden = false; });
  shared();
  showCode();
  // The editor is large: it comes with the first movement of a hand, or at once where the address holds a query.
  const signs = ['pointermove', 'pointerdown', 'keydown', 'focusin', 'scroll'];
  function fetchEditor() {
    signs.forEach(sign => removeEventListener(sign, fetchEditor));
    const script = shapes.element('script', { src: source });
    script.addEventListener('load', equip);
    document.head.append(script);
  }
  signs.forEach(sign => addEventListener(sign, fetchEditor));
  if (location.hash.startsWith('#query=')) {
    fetchEditor();
  }
})();
