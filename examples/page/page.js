'use strict';
(function () {
  const byId = id => document.getElementById(id);
  const utf8 = new TextDecoder(), encoder = new TextEncoder();
  const state = { files: [], library: null, ready: null };
  const english = () => byId('language').value === '1';
  const say = (chinese, inEnglish) => english() ? inEnglish : chinese;

  // The library stands in the page itself, packed.
  async function load() {
    const packed = Uint8Array.from(atob(byId('library').textContent.trim()), c => c.charCodeAt(0));
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
    const bytes = await new Response(stream).arrayBuffer();
    const module = await WebAssembly.compile(bytes);
    // The zip library could ask the browser for random numbers, to encrypt. Nothing here does.
    const imports = {};
    for (const { module: from, name } of WebAssembly.Module.imports(module)) {
      imports[from] = imports[from] || {};
      imports[from][name] = () => { throw new Error(name); };
    }
    state.library = (await WebAssembly.instantiate(module, imports)).exports;
  }

  function output() {
    const { memory, output, output_len } = state.library;
    return new Uint8Array(memory.buffer, output(), output_len()).slice();
  }

  function give(name, bytes) {
    const { memory, input, add } = state.library;
    const named = encoder.encode(name);
    const at = input(named.length + bytes.length);
    const room = new Uint8Array(memory.buffer, at, named.length + bytes.length);
    room.set(named);
    room.set(bytes, named.length);
    add(named.length);
  }

  function save(name, bytes, kind) {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([bytes], { type: kind }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }

  function button(words, act) {
    const made = document.createElement('button');
    made.type = 'button';
    made.textContent = words;
    made.addEventListener('click', act);
    return made;
  }

  function cell(row, words, kind) {
    const made = row.insertCell();
    made.textContent = words;
    made.className = kind || '';
    return made;
  }

  // One line a document: errors, warnings, why it was not read, its name.
  function list(lines) {
    const table = byId('list');
    table.replaceChildren();
    const head = table.createTHead().insertRow();
    for (const words of [say('文件', 'File'), say('错误', 'Errors'), say('警告', 'Warnings'), say('带批注的原件', 'Marked original')]) {
      const made = document.createElement('th');
      made.scope = 'col';
      made.textContent = words;
      head.append(made);
    }
    const body = table.createTBody();
    lines.forEach((line, at) => {
      const [errors, warnings, reason, name] = line.split('\t');
      const row = body.insertRow();
      cell(row, name);
      if (reason) {
        cell(row, reason, 'error').colSpan = 3;
        return;
      }
      cell(row, errors, errors === '0' ? 'number' : 'number error');
      cell(row, warnings, 'number');
      const place = cell(row, '');
      if (state.library.marked(at) === 1) {
        place.append(button(say('下载', 'Download'), () => {
          state.library.marked(at);
          save(name, output(), 'application/octet-stream');
        }));
      } else {
        place.textContent = utf8.decode(output()) || say('没有需要批注的地方', 'Nothing to mark');
      }
    });
  }

  function downloads() {
    const take = (name, what, kind) => () => {
      state.library[what]();
      save(name, output(), kind);
    };
    byId('all').replaceChildren(
      button(say('下载核对页', 'Download this page'), take('gouji.html', 'page', 'text/html')),
      button(say('下载问题清单（Excel）', 'Download the list of problems (workbook)'), take('problems.xlsx', 'workbook', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')),
      button(say('下载问题清单（CSV）', 'Download the list of problems (CSV)'), take('problems.csv', 'list', 'text/csv')),
      button(say('下载答复表', 'Download the file of answers'), take('answers.toml', 'answers', 'text/plain')),
    );
  }

  function show() {
    if (!state.files.length) return;
    const started = performance.now();
    state.library.begin(english() ? 1 : 0);
    state.files.forEach(file => give(file.name, file.bytes));
    state.library.check();
    const lines = utf8.decode(output()).split('\n').filter(line => line);
    list(lines);
    downloads();
    state.library.page();
    byId('shown').srcdoc = utf8.decode(output());
    byId('results').hidden = false;
    const took = performance.now() - started;
    byId('said').dataset.milliseconds = took.toFixed(1);
    byId('said').textContent = say('已核对 ' + lines.length + ' 份文件。', 'Files checked: ' + lines.length + '.');
  }

  async function take(files) {
    if (!files.length) return;
    try {
      await state.ready;
      state.files = await Promise.all(Array.from(files, async file => (
        { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }
      )));
      show();
    } catch (error) {
      byId('said').textContent = say('未能核对：', 'The check failed: ') + error.message;
    }
  }

  function speak() {
    const key = english() ? 'en' : 'zh';
    document.documentElement.lang = english() ? 'en' : 'zh-CN';
    document.querySelectorAll('[data-zh]').forEach(element => { element.textContent = element.dataset[key]; });
    document.title = document.querySelector('h1').textContent;
    if (state.library) show();
  }

  const drop = byId('drop');
  for (const kind of ['dragover', 'dragenter']) {
    document.addEventListener(kind, event => { event.preventDefault(); drop.classList.add('over'); });
  }
  document.addEventListener('dragleave', () => drop.classList.remove('over'));
  document.addEventListener('drop', event => {
    event.preventDefault();
    drop.classList.remove('over');
    take(event.dataTransfer.files);
  });
  byId('files').addEventListener('change', event => take(event.target.files));
  byId('language').addEventListener('change', speak);
  state.ready = load();
  state.ready.then(() => { document.body.dataset.ready = 'yes'; }, error => {
    byId('said').textContent = '浏览器不支持：' + error.message;
  });
})();
