// Uses the page of examples/page as a person does, in headless Chromium without a network: drops
// documents on it, looks at what is shown, takes the marked document.
//
//     NODE_PATH=… node tests/oracle/browser.js BROWSER PAGE DOCUMENT...
//
// The first document is the report that ships with the project; a web page among them must come
// back with marks. Ends with 1 where something is not as it should be. Needs puppeteer-core.

const fs = require("fs");
const path = require("path");
const puppeteer = require("puppeteer-core");

let failed = 0;
function expect(is, what) {
  console.log(`${is ? "ok" : "FAILED"}: ${what}`);
  failed += is ? 0 : 1;
}

// Drops files as a mouse does.
async function drop(page, files) {
  const given = files.map(file => [path.basename(file), fs.readFileSync(file).toString("base64")]);
  await page.evaluate(given => {
    const transfer = new DataTransfer();
    for (const [name, content] of given) {
      const bytes = Uint8Array.from(atob(content), c => c.charCodeAt(0));
      transfer.items.add(new File([bytes], name));
    }
    document.dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true }));
  }, given);
}

async function main([executablePath, file, ...documents]) {
  const browser = await puppeteer.launch({ executablePath, args: ["--no-sandbox"] });
  const page = await browser.newPage();
  const address = "file://" + path.resolve(file);
  const asked = [];
  page.on("request", request => asked.push(request.url()));
  page.on("pageerror", error => expect(false, `no error in the page: ${error.message}`));
  await page.goto(address);
  await page.waitForSelector("body[data-ready=yes]", { timeout: 20000 });

  await drop(page, [documents[0]]);
  await page.waitForSelector("#results:not([hidden])");
  const first = Number(await page.$eval("#said", said => said.dataset.milliseconds));
  await drop(page, [documents[0]]);
  await new Promise(done => setTimeout(done, 300));
  const shown = await page.$eval("#shown", frame => frame.srcdoc);
  expect(shown.includes("（七）总计 应为 24（现为 25"), "25 is marked, and 24 said to be likely");
  expect(/class="[^"]*\bbad"[^>]*>25/.test(shown), "the cell that has 25 is marked");
  const milliseconds = Number(await page.$eval("#said", said => said.dataset.milliseconds));
  console.log(`one report: ${first} ms at first, then ${milliseconds} ms`);

  await drop(page, documents);
  await page.waitForFunction(n => document.querySelectorAll("#list tbody tr").length === n, {}, documents.length);
  const rows = await page.$$eval("#list tbody tr", rows => rows.map(row => row.innerText));
  rows.forEach(row => console.log(`  ${row.replace(/\t/g, " | ")}`));
  const frame = await (await page.$("#shown")).contentFrame();
  expect((await frame.$$("table")).length > 3, "the tables of the reports are shown");

  const at = documents.findIndex(name => name.endsWith(".html"));
  if (at >= 0) {
    const folder = fs.mkdtempSync(path.join(require("os").tmpdir(), "gouji-browser-"));
    const client = await page.createCDPSession();
    await client.send("Browser.setDownloadBehavior", { behavior: "allow", downloadPath: folder });
    await page.$$eval("#list tbody tr", (rows, at) => rows[at].querySelector("button").click(), at);
    const marked = path.join(folder, path.basename(documents[at]));
    for (let tries = 0; tries < 50 && !fs.existsSync(marked); tries++) {
      await new Promise(done => setTimeout(done, 100));
    }
    expect(fs.existsSync(marked) && fs.readFileSync(marked, "utf8").includes("<mark"), "the web page comes back with marks");
    fs.rmSync(folder, { recursive: true });
  }

  await page.select("#language", "1");
  await page.waitForFunction(() => document.querySelector("h1").textContent.startsWith("Checking"));
  const english = await page.$eval("#shown", frame => frame.srcdoc);
  expect(english.includes("should be 24"), "the same in English");

  const outside = asked.filter(url => url !== address && !/^(data|blob|about):/.test(url));
  expect(outside.length === 0, `nothing is asked of any network ${outside.join(" ")}`);
  const size = fs.statSync(file).size;
  expect(size <= 4e6, `the page has ${size} bytes`);
  await browser.close();
  process.exit(failed > 0 ? 1 : 0);
}

main(process.argv.slice(2)).catch(error => {
  console.error(error);
  process.exit(1);
});
