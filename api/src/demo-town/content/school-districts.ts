import type { DemoProject } from './demo-project.ts';
import { people } from './people.ts';

export const schoolDistricts: DemoProject = {
  key: 'school-districts',
  kind: 'school-district',
  title: { de: 'Schulbezirke neu gedacht', en: 'School districts, thought anew' },
  summary: {
    de: 'Vier Grundschulen, ein Stadtgebiet: Wie teilen wir es gerecht auf?',
    en: 'Four primary schools, one town: how do we divide it fairly?',
  },
  description: {
    de: `Die Bezirke der Grundschulen sind fast dreißig Jahre alt. Seitdem ist die Rosenhöhe gewachsen, das Bahnhofsviertel ist jünger geworden, und die Lindenschule hat angebaut. Darum sind manche Klassen voll und andere halb leer.

Zeichne das Gebiet, das zu einer Schule gehören sollte, und schreib, warum. Achte auf kurze und sichere Wege, auf volle Klassen und darauf, dass Nachbarskinder zusammenbleiben. Nicht alles geht zugleich. Sag uns, was dir wichtiger ist.

Die neuen Bezirke gelten frühestens im übernächsten Schuljahr. Kinder, die schon zur Schule gehen, wechseln nicht. Geschwister dürfen zusammenbleiben.`,
    en: `The districts of the primary schools are almost thirty years old. Since then Rosenhöhe has grown, Bahnhofsviertel has become younger, and the Lindenschule was extended. So some classes are full and others half empty.

Draw the area that should belong to a school and tell us why. Think of short and safe ways, of full classes, and of neighbours' children staying together. Not everything works at once. Tell us what matters more to you.

The new districts start the school year after next at the earliest. Children already at school do not change. Brothers and sisters may stay together.`,
  },
  area: (places) => places.municipality(),
  openedDaysAgo: 17,
  closesInDays: 52,
  proposals: [
    {
      key: 'station-quarter-east',
      by: people.sefa,
      daysAgo: 15,
      lang: 'de',
      title: 'Das östliche Bahnhofsviertel zur Grundschule am Wall',
      reason: `Unsere Kinder gehen heute quer durch das Viertel zur Gartenstadt, 1,6 Kilometer. Zur Grundschule am Wall sind es 600 Meter und nur eine Ampel. Wir haben mit den Familien im Haus gesprochen: Neun von elf würden wechseln.`,
      fields: { school: 'Grundschule am Wall' },
      geometry: (places) => places.between('Lindenring', 'Bahnhofstraße', 'Güterstraße', 'Thüringer Straße'),
      supports: 21,
      comments: [
        {
          by: people.ayse,
          daysAgo: 13,
          lang: 'de',
          body: 'Der Weg über den Ring ist kurz, aber nicht ungefährlich. Erst die Ampel kindgerecht schalten, dann gern.',
          replies: [
            {
              by: people.sefa,
              daysAgo: 12,
              lang: 'de',
              body: 'Stimmt. Zwölf Sekunden Grün reichen Erstklässlern nicht. Das gehört dazu.',
            },
          ],
        },
        {
          by: people.hilde,
          daysAgo: 9,
          lang: 'de',
          body: 'Was wird aus der Schule in der Gartenstadt, wenn alle wegziehen? Mein Enkel hat dort schon jetzt nur vierzehn Kinder in der Klasse.',
        },
      ],
      decisions: [
        {
          state: 'in-review',
          daysAgo: 8,
          reason:
            'Wir rechnen durch, wie viele Kinder in den nächsten sechs Jahren in diesem Gebiet wohnen und ob die Räume am Wall reichen. Auch die Folgen für die Gartenstadt sehen wir uns an. Die Zahlen stellen wir hier ein.',
        },
      ],
    },
    {
      key: 'north-railway',
      by: people.elternbeirat,
      daysAgo: 14,
      lang: 'de',
      title: 'Die Bahn als Grenze: der Norden zur Lindenschule',
      reason: `Im Moment müssen 31 Kinder aus der Güterstraße und der südlichen Nordstadt den Bahnübergang an der Hainroder Straße queren. Zweimal am Tag, an geschlossenen Schranken.

Alles zwischen Bahn und Ziegeleistraße sollte zur Lindenschule gehören. Sie hat seit dem Anbau zwei freie Räume.`,
      sources: ['https://example.org/anbau-lindenschule'],
      fields: { school: 'Lindenschule' },
      geometry: (places) => places.between('Hainroder Straße', 'Ziegeleistraße', 'Thüringer Straße', 'Güterstraße'),
      supports: 26,
      comments: [
        {
          by: people.lehrerin,
          daysAgo: 11,
          lang: 'de',
          body: 'Ich unterrichte die Kinder später in der fünften Klasse. Wer immer zu spät kommt, weil die Schranke zu ist, fängt den Tag schlecht an.',
        },
        {
          by: people.juergen,
          daysAgo: 10,
          lang: 'de',
          body: 'Gezeichnet ist auch die Güterstraße südlich der Gleise. Ist das Absicht? Dann müssten diese Kinder ja erst recht über die Bahn.',
          replies: [
            {
              by: people.elternbeirat,
              daysAgo: 9,
              lang: 'de',
              body: 'Gut gesehen. Die Güterstraße ist nur die Grenze, dort wohnt fast niemand. Wir meinen die Häuser nördlich der Gleise.',
            },
          ],
        },
      ],
      decisions: [
        {
          state: 'in-review',
          daysAgo: 9,
          reason: 'Wir prüfen die Schülerzahlen der nächsten Jahre und die freien Räume in der Lindenschule.',
        },
        {
          state: 'partly',
          daysAgo: 2,
          reason: `Wir folgen dem Vorschlag zum größten Teil.

Was wir übernehmen: Ab dem übernächsten Schuljahr gehören alle Häuser nördlich der Gleise bis zur Ziegeleistraße zur Lindenschule. Das betrifft nach heutigem Stand 27 Kinder. Die Räume reichen, die Klassen bleiben unter 25 Kindern.

Was wir anders machen: Die Güterstraße selbst bleibt beim Bahnhofsviertel. Sonst müssten vier Kinder die Gleise queren, und genau das soll ja aufhören.

Für alle, die schon zur Schule gehen, ändert sich nichts. Wer jüngere Geschwister anmeldet, darf wählen.`,
        },
      ],
    },
    {
      key: 'south-together',
      by: people.petrenko,
      daysAgo: 10,
      lang: 'de',
      title: 'Südstadt und Sonnenhang gehören zusammen',
      reason: `Die Sonnenbergstraße trennt heute die Bezirke, obwohl die Kinder auf beiden Seiten zusammen Fußball spielen. Wer oben wohnt, geht zum Sonnenhang. Wer unten wohnt, fährt mit dem Bus in die Stadt. Ich wünsche mir, dass die Kinder aus den Blöcken auch zum Sonnenhang gehen können.`,
      fields: { school: 'Grundschule Sonnenhang' },
      geometry: (places) => places.between('Buchfelder Straße', 'Sonnenbergstraße', 'Würzburger Straße', 'Südufer'),
      supports: 17,
      comments: [
        {
          by: people.marta,
          daysAgo: 8,
          lang: 'de',
          body: 'Ich wohne oben und bin dafür. Gemischte Klassen tun allen gut.',
        },
        {
          by: people.nachbar,
          daysAgo: 7,
          lang: 'de',
          body: 'Die Schule am Sonnenhang ist schon voll. Ohne zwei neue Räume wird das nichts, und die kosten.',
          replies: [
            {
              by: people.petrenko,
              daysAgo: 6,
              lang: 'de',
              body: 'Der alte Werkraum steht leer. Vielleicht reicht das für den Anfang.',
            },
          ],
        },
      ],
    },
    {
      key: 'garden-west',
      by: people.hilde,
      daysAgo: 6,
      lang: 'de',
      title: 'Mehr Kinder für die Gartenstadt',
      reason: `Die Grundschule Gartenstadt hat einen Garten, eine Küche und Platz. Wenn das westliche Bahnhofsviertel bis zur Hainroder Straße dazukommt, ist sie wieder zweizügig. Der Weg führt über die Gartenstraße, da ist es ruhig.`,
      fields: { school: 'Grundschule Gartenstadt' },
      geometry: (places) =>
        places.between('Lindenring', 'Niederlinder Straße', 'Gartenstraße', 'Eisenbahnstraße', 'Hainroder Straße'),
      supports: 9,
      comments: [
        {
          by: people.tom,
          daysAgo: 4,
          lang: 'de',
          body: 'Passt gut zu dem Vorschlag mit dem östlichen Teil: Ost zum Wall, West in die Gartenstadt. Dann ist die Hainroder Straße die Grenze.',
        },
      ],
    },
    {
      key: 'painted-west',
      by: people.tom,
      daysAgo: 3,
      lang: 'de',
      title: 'Gemalt: das westliche Bahnhofsviertel in die Gartenstadt',
      reason: `Ich habe es Block für Block auf der Karte gemalt und nachgesehen, was daraus folgt. Am Wall sind es schon heute mehr Kinder als Plätze, in der Gartenstadt steht viel leer. Von denen, die wechseln, haben es mehr näher als weiter. Aber so, wie ich es gemalt habe, wäre dann die Gartenstadt zu voll.

Nehmt den Plan und malt weiter, wenn ihr eine bessere Grenze seht.`,
      repaint: {
        school: 'Grundschule Gartenstadt',
        blocks: ({ quarter, school }) => quarter === 'Bahnhofsviertel' && school === 'Grundschule am Wall',
      },
      supports: 7,
      comments: [
        {
          by: people.sefa,
          daysAgo: 2,
          lang: 'de',
          body: 'Endlich mal einer, der auch dazuschreibt, wer weiter laufen muss. Für uns wäre es ein Umweg von zehn Minuten.',
        },
      ],
    },
    {
      key: 'painted-east',
      by: people.marta,
      daysAgo: 1,
      lang: 'de',
      title: 'Gemalt: die Oststadt ungeteilt zum Wall',
      reason:
        'Heute geht die Grenze mitten durch die Oststadt. Ich habe alle Baublöcke bis zum Ring zur Grundschule am Wall gemalt. Die Wege werden kürzer. Die Schule braucht dann aber mehr Räume, als sie hat.',
      repaint: {
        school: 'Grundschule am Wall',
        blocks: ({ quarter, school }) => quarter === 'Oststadt' && school !== 'Grundschule am Wall',
      },
      supports: 4,
      comments: [],
    },
    {
      key: 'east-by-bike',
      by: people.priya,
      daysAgo: 2,
      lang: 'en',
      title: 'Keep the southern Oststadt together',
      reason: `Between Mühlenstraße and Oberlinder Straße there is one neighbourhood with one playground, but two districts. Our street party has children from both schools who hardly know each other. Please keep it whole, with the school at the wall: everybody can walk there in ten minutes.`,
      fields: { school: 'Grundschule am Wall' },
      geometry: (places) => places.between('Lindenring', 'Mühlenstraße', 'Buchfelder Straße', 'Oberlinder Straße'),
      supports: 6,
      comments: [],
    },
  ],
};
