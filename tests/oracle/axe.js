// Looks at pages with axe-core in headless Chromium, light and dark.
//
//     NODE_PATH=… node tests/oracle/axe.js BROWSER PAGES
//
// Ends with 1 where axe-core finds anything. Needs axe-core and puppeteer-core.

const fs = require("fs");
const path = require("path");
const puppeteer = require("puppeteer-core");

async function findings(browser, file, scheme) {
  const page = await browser.newPage();
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
  await page.goto("file://" + path.resolve(file));
  await page.evaluate(fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8"));
  const { violations } = await page.evaluate(() => axe.run());
  await page.close();
  return violations;
}

async function main([executablePath, ...files]) {
  const browser = await puppeteer.launch({ executablePath, args: ["--no-sandbox"] });
  let found = 0;
  for (const file of files) {
    for (const scheme of ["light", "dark"]) {
      const violations = await findings(browser, file, scheme);
      found += violations.length;
      console.log(`${file}, ${scheme}: ${violations.length} findings`);
      for (const { id, impact, nodes } of violations) {
        console.log(`  ${id} (${impact}): ${nodes[0].html.slice(0, 200)}`);
      }
    }
  }
  await browser.close();
  process.exit(found > 0 ? 1 : 0);
}

main(process.argv.slice(2));
