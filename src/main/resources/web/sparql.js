// The editor of queries: ready-made queries that run on a click, completion, results with links, code, and share links.
// Without scripts, or until the editor has come, the text area and the form do the same with files as results.
'use strict';

(() => {
  const ENDPOINT = '/risks/sparql';
  const MOST_ROWS = 1000;
  const MOST_LABELS = 300;
  const RDF = 'application/n-triples';
  const source = document.currentScript.dataset.editor;
  const element = id => document.getElementById(id);
  const area = element('query');
  const list = [...document.querySelectorAll('.canned li')];
  const known = fetch('/sparql.json').then(answer => answer.json());
  let editor = null;
  let running = null;

  const text = () => editor ? editor.getValue() : area.value;

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

  function made(name, properties, ...children) {
    const node = Object.assign(document.createElement(name), properties);
    node.append(...children);
    return node;
  }

  // The kind of query: its first word outside of comments, IRIs and declarations.
  function form(query) {
    const plain = query.replace(/<[^<>"{}|^`\\\s]*>|#[^\n]*/g, ' ').replace(/\b(prefix\s+\S*|base)\s/gi, ' ');
    return (/\b(select|ask|construct|describe)\b/i.exec(plain) || ['select'])[0].toLowerCase();
  }

  const isGraph = query => ['construct', 'describe'].includes(form(query));

  // ---- results

  async function ask(query, accept, signal) {
    const answer = await fetch(ENDPOINT, { method: 'POST', headers: { Accept: accept }, body: new URLSearchParams({ query }), signal });
    const body = await answer.text();
    if (!answer.ok) {
      throw new Error(body.trim() || 'The server answered ' + answer.status);
    }
    return { body, type: answer.headers.get('Content-Type') || '' };
  }

  const unescaped = written => written.replace(/\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})|\\(.)/g, (all, four, eight, one) =>
    four || eight ? String.fromCodePoint(parseInt(four || eight, 16)) : { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }[one] || one);

  function term(written) {
    if (written.startsWith('<')) {
      return { type: 'uri', value: unescaped(written.slice(1, -1)) };
    }
    const literal = /^"((?:[^"\\]|\\.)*)"(?:@([\w-]+)|\^\^<(.*)>)?$/.exec(written);
    return literal ? { type: 'literal', value: unescaped(literal[1]), 'xml:lang': literal[2], datatype: literal[3] }
      : { type: 'bnode', value: written.replace(/^_:/, '') };
  }

  function triples(body) {
    const rows = body.split('\n').map(line => /^(\S+) (\S+) (.*) \.$/.exec(line)).filter(Boolean)
      .map(parts => ({ Subject: term(parts[1]), Predicate: term(parts[2]), Object: term(parts[3]) }));
    return { columns: ['Subject', 'Predicate', 'Object'], rows };
  }

  // The address of what an IRI names: its page here, or the IRI itself on the web.
  function address(iri, site) {
    if (iri.startsWith(site.ontology)) {
      const rest = iri.slice(site.ontology.length);
      return rest === '' || rest.startsWith('#') ? '/ontology' + rest : '/ontology';
    }
    const path = iri.startsWith(site.base) ? iri.slice(site.base.length) : '';
    return site.kinds.includes(path.split('/')[0]) && path.includes('/') ? '/' + path : /^https?:\/\//.test(iri) ? iri : '';
  }

  function short(iri, site) {
    const [prefix, space] = Object.entries(site.prefixes).filter(([, namespace]) => iri.startsWith(namespace))
      .sort((a, b) => b[1].length - a[1].length)[0] || ['', ''];
    return prefix ? prefix + ':' + iri.slice(space.length) : iri;
  }

  function cell(value, site) {
    if (!value) {
      return '';
    }
    if (value.type !== 'uri') {
      return made('span', { title: value['xml:lang'] || short(value.datatype || '', site) }, value.type === 'bnode' ? '_:' + value.value : value.value);
    }
    const target = address(value.value, site);
    const name = short(value.value, site);
    return target ? made('a', { href: target, title: value.value }, name) : name;
  }

  // Names behind the IRIs of a table, if the query did not ask for them.
  async function label(table, site, signal) {
    const links = [...table.querySelectorAll('td a')].filter(link => link.title.startsWith(site.base));
    const iris = [...new Set(links.map(link => link.title))].filter(iri => !/[\s<>"{}|\\^`]/.test(iri)).slice(0, MOST_LABELS);
    if (iris.length === 0) {
      return;
    }
    const query = 'SELECT ?iri (SAMPLE(?label) AS ?name) { VALUES ?iri { ' + iris.map(iri => '<' + iri + '>').join(' ')
      + ' } ?iri <http://www.w3.org/2000/01/rdf-schema#label> ?label } GROUP BY ?iri';
    const { body } = await ask(query, 'application/sparql-results+json', signal);
    const names = new Map(JSON.parse(body).results.bindings.map(row => [row.iri.value, row.name.value]));
    for (const link of links.filter(each => names.has(each.title))) {
      const besides = [...link.closest('tr').cells].map(each => each.textContent);
      if (!besides.includes(names.get(link.title))) {
        link.after(made('span', { className: 'name' }, names.get(link.title)));
      }
    }
  }

  async function show({ body, type }, started, signal) {
    const site = await known;
    const answer = type.startsWith(RDF) ? triples(body) : JSON.parse(body);
    const seconds = ((performance.now() - started) / 1000).toFixed(2) + ' s';
    const result = element('result');
    if ('boolean' in answer) {
      element('state').textContent = (answer.boolean ? 'Yes' : 'No') + ' · ' + seconds;
      return;
    }
    const columns = answer.columns || answer.head.vars;
    const rows = answer.rows || answer.results.bindings;
    const count = rows.length.toLocaleString('en') + (answer.rows ? ' triple' : ' row') + (rows.length === 1 ? '' : 's');
    element('state').textContent = count + ' · ' + seconds
      + (rows.length > MOST_ROWS ? ' · the first ' + MOST_ROWS.toLocaleString('en') + ' are shown; “Get file” has all' : '');
    const table = made('table', {},
      made('thead', {}, made('tr', {}, ...columns.map(name => made('th', { scope: 'col' }, name)))),
      made('tbody', {}, ...rows.slice(0, MOST_ROWS).map(row => made('tr', {}, ...columns.map(name => made('td', {}, cell(row[name], site)))))));
    result.replaceChildren(table);
    result.hidden = rows.length === 0;
    await label(table, site, signal).catch(() => {});
  }

  async function run() {
    if (running) {
      running.abort();
    }
    const mine = running = new AbortController();
    const query = text();
    const started = performance.now();
    history.replaceState(null, '', link());
    element('fault').hidden = element('result').hidden = true;
    element('result').replaceChildren();
    element('state').textContent = 'Running …';
    try {
      if (!query.trim()) {
        throw new Error('There is no query to run. Write one, or choose one of the list.');
      }
      const accept = isGraph(query) ? RDF : 'application/sparql-results+json';
      await show(await ask(query, accept, mine.signal), started, mine.signal);
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
  const link = () => location.origin + '/sparql#query=' + encodeURIComponent(text());

  function shared() {
    const found = /^#query=(.*)$/s.exec(location.hash);
    if (found) {
      try {
        put(decodeURIComponent(found[1]), 'Query', '');
      } catch {
        element('state').textContent = 'The link to this query is damaged.';
      }
    }
  }

  async function copied(button, words) {
    const said = button.textContent;
    try {
      await navigator.clipboard.writeText(words);
      button.textContent = 'Copied';
    } catch {
      button.textContent = 'Copying is not allowed here';
    }
    setTimeout(() => { button.textContent = said; }, 2000);
  }

  const ACCEPT = { select: 'text/csv', ask: 'application/sparql-results+json', graph: 'text/turtle' };

  const CODE = {
    curl: (query, url, kind) => "curl -s '" + url + "' -H 'Accept: " + ACCEPT[kind] + "' \\\n  --data-urlencode query='" + query.replaceAll("'", "'\\''") + "'",
    python: (query, url, kind) => 'from SPARQLWrapper import JSON, POST, TURTLE, SPARQLWrapper\n\nendpoint = SPARQLWrapper("' + url + '")\nendpoint.setMethod(POST)\n'
      + 'endpoint.setReturnFormat(' + (kind === 'graph' ? 'TURTLE' : 'JSON') + ')\nendpoint.setQuery("""\n' + query.replace(/\\/g, '\\\\').replaceAll('"""', '\\"\\"\\"') + '\n""")\nresult = endpoint.query().convert()\n'
      + { select: 'for row in result["results"]["bindings"]:\n    print({name: value["value"] for name, value in row.items()})', ask: 'print(result["boolean"])', graph: 'print(result.decode())' }[kind],
    r: (query, url, kind) => 'library(httr2)\n\nquery <- r"---(\n' + query + '\n)---"\nresult <- request("' + url + '") |>\n  req_body_form(query = query) |>\n  req_headers(Accept = "'
      + ACCEPT[kind] + '") |>\n  req_perform() |>\n  resp_body_string()\n' + (kind === 'select' ? 'read.csv(text = result)' : 'cat(result)'),
    javascript: (query, url, kind) => 'const query = `\n' + query.replace(/[\\`]|\$\{/g, '\\$&') + '\n`;\nconst answer = await fetch("' + url + '", {\n  method: "POST",\n  headers: { Accept: "'
      + (kind === 'graph' ? 'text/turtle' : 'application/sparql-results+json') + '" },\n  body: new URLSearchParams({ query }),\n});\n'
      + { select: 'for (const row of (await answer.json()).results.bindings) {\n  console.log(Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value.value])));\n}', ask: 'console.log((await answer.json()).boolean);', graph: 'console.log(await answer.text());' }[kind],
  };

  function showCode() {
    const kind = isGraph(text()) ? 'graph' : form(text());
    element('code').querySelector('code').textContent = CODE[element('language').value](text().trim(), location.origin + ENDPOINT, kind);
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
    const host = made('div', { id: 'editor' });
    area.before(host);
    const yasqe = new Yasqe(host, {
      value: area.value, persistenceId: null, consumeShareLink: null, createShareableLink: null, showQueryButton: false, resizeable: false,
      autocompleters: ['ours', 'terms', 'variables'], editorHeight: '24rem',
      extraKeys: { 'Tab': false, 'Shift-Tab': false, 'Ctrl-Enter': run, 'Cmd-Enter': run, 'Ctrl-S': false },
    });
    editor = yasqe;
    area.hidden = true;
    yasqe.getInputField().setAttribute('aria-labelledby', 'title');
    yasqe.getInputField().id = 'query-editor';
    for (const [name, value] of Object.entries({ tabindex: '0', role: 'group', 'aria-label': 'Lines of the query' })) {
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
  // The page is there to use before the editor, which is large.
  addEventListener('load', () => {
    const script = made('script', { src: source });
    script.addEventListener('load', equip);
    document.head.append(script);
  });
})();
