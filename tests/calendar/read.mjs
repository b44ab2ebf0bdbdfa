// What ical.js understands: a JSON list of calendar texts in, their events out. Zones come from the file's own rules.
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const where = path.join(process.argv[2], "node_modules/ical.js/dist/ical.js");
const ICAL = (await import(pathToFileURL(where))).default;

const instant = (t) => (t.isDate ? `${t}` : t.toJSDate().getTime() / 1000);

function event(vevent) {
  const e = new ICAL.Event(vevent);
  const text = (name) => vevent.getFirstPropertyValue(name);
  const attendee = vevent.getFirstProperty("attendee");
  return {
    uid: e.uid, sequence: e.sequence, start: instant(e.startDate), end: instant(e.endDate), summary: e.summary,
    description: e.description ?? null, organizer: text("organizer"), attendee: attendee?.getFirstValue() ?? null,
    partstat: attendee?.getParameter("partstat") ?? null, status: text("status"), transp: text("transp"),
    alarms: vevent.getAllSubcomponents("valarm").map((a) => `${a.getFirstPropertyValue("trigger")}`),
  };
}

const out = JSON.parse(fs.readFileSync(0, "utf8")).map((text) => {
  ICAL.TimezoneService.reset();
  const calendar = new ICAL.Component(ICAL.parse(text));
  for (const zone of calendar.getAllSubcomponents("vtimezone")) {
    ICAL.TimezoneService.register(zone);
  }
  return { method: calendar.getFirstPropertyValue("method"), events: calendar.getAllSubcomponents("vevent").map(event) };
});
console.log(JSON.stringify(out));
