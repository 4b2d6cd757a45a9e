import type { DemoProject } from './demo-project.ts';
import { people } from './people.ts';

export const bikeLanes: DemoProject = {
  key: 'bike-lanes',
  kind: 'bike-lane',
  title: { de: 'Radwege für Lindental', en: 'Bike lanes for Lindental' },
  summary: {
    de: 'Wo fehlt dir ein Radweg? Zeichne ihn ein und sag, warum.',
    en: 'Where do you miss a bike lane? Draw it and tell us why.',
  },
  description: {
    de: `Lindental hat Radwege, aber sie hören oft mitten auf der Strecke auf. In den nächsten drei Jahren kann die Stadt etwa vier Kilometer neu bauen oder markieren. Du kennst deine Wege besser als wir: zur Schule, zur Arbeit, zum Bahnhof, zum Einkaufen.

So geht es: Zeichne den Radweg auf der Karte ein, gib ihm einen Namen und schreib, was er besser macht. Du kannst Vorschläge anderer unterstützen und kommentieren.

Was danach passiert: Das Planungsamt prüft jeden Vorschlag und antwortet öffentlich, mit Begründung. Der Stadtrat entscheidet im Frühjahr über die Reihenfolge. Nicht möglich sind Radwege auf Straßen außerhalb der Gemeinde.`,
    en: `Lindental has bike lanes, but they often stop halfway. Over the next three years the city can build or mark about four kilometres. You know your ways better than we do: to school, to work, to the station, to the shops.

How it works: draw the lane on the map, give it a name and tell us what it improves. You can support and comment on other people's proposals.

What happens next: the planning office looks at every proposal and answers in public, with a reason. The city council decides on the order in spring. Lanes on roads outside the municipality are not possible.`,
  },
  area: (places) => places.municipality(),
  openedDaysAgo: 24,
  closesInDays: 38,
  proposals: [
    {
      key: 'stone-bridge',
      by: people.mira,
      daysAgo: 21,
      lang: 'de',
      title: 'Sicher über die Würzburger Straße zum Südufer',
      reason: `Die Brücke ist der einzige direkte Weg aus der Südstadt in die Altstadt. Weiter südlich gibt es Radwege, auf der Brücke keinen. Morgens um halb acht fahren hier Schulkinder zwischen Bus und Bordstein.

Ich wünsche mir einen Streifen auf beiden Seiten, vom Lindenring bis zum Südufer. Wenn dafür die Mittellinie weg muss, ist das in Ordnung.`,
      sources: ['https://example.org/zaehlung-wuerzburger-strasse'],
      fields: { side: 'both' },
      geometry: (places) => places.lane('Würzburger Straße', 'Lindenring', 'Südufer'),
      supports: 27,
      comments: [
        {
          by: people.juergen,
          daysAgo: 20,
          lang: 'de',
          body: 'Ich fahre die Strecke täglich mit dem Auto und sehe das Problem. Aber wo bleibt der Bus, wenn die Fahrbahn schmaler wird?',
          replies: [
            {
              by: people.bus,
              daysAgo: 19,
              lang: 'de',
              body: 'Als Busfahrer: Hinter einem Rad herzufahren ist auf 90 Metern kein Problem. Knapp überholt zu werden schon, für die auf dem Rad.',
            },
            {
              by: people.mira,
              daysAgo: 19,
              lang: 'de',
              body: 'Danke! Genau darum geht es mir. Der Bus soll nicht verlieren.',
            },
          ],
        },
        {
          by: people.ben,
          daysAgo: 17,
          lang: 'de',
          body: 'Meine Mutter lässt mich wegen der Brücke nicht mit dem Rad zur Schule. Mit Streifen dürfte ich.',
        },
        {
          by: people.rolf,
          daysAgo: 16,
          lang: 'de',
          body: 'Bitte den Gehweg nicht schmaler machen. Auf der Ostseite komme ich mit dem Rollstuhl jetzt schon kaum an den Laternen vorbei.',
        },
      ],
      decisions: [
        {
          state: 'in-review',
          daysAgo: 15,
          reason:
            'Danke für den Vorschlag und die Hinweise in den Kommentaren. Wir messen die Brücke nach und sprechen mit dem Busbetrieb. Bis Ende nächster Woche antworten wir.',
        },
        {
          state: 'partly',
          daysAgo: 4,
          reason: `Wir setzen den Vorschlag zum Teil um.

Was kommt: Auf der Brücke gilt ab dem Frühjahr Tempo 30. In beide Richtungen markieren wir einen Schutzstreifen von 1,50 Metern und nehmen dafür die Mittellinie weg. Der Gehweg bleibt so breit, wie er ist. Die Laternen auf der Ostseite versetzen wir an das Geländer.

Was nicht geht: Ein eigener, baulich getrennter Radweg. Die Brücke ist zwischen den Geländern 9,80 Meter breit. Dafür müsste ein Gehweg wegfallen, und das wollen wir nicht.

Warum so: In der Zählwoche fuhren hier an einem Werktag 1 140 Räder, ein Drittel davon vor acht Uhr. Der Busbetrieb hat dem Schutzstreifen zugestimmt. Nach einem Jahr zählen wir noch einmal und berichten hier.`,
        },
      ],
    },
    {
      key: 'ring-gap',
      by: people.tom,
      daysAgo: 18,
      lang: 'de',
      title: 'Die Lücke am Lindenring schließen',
      reason: `Der Radweg am Ring endet an der Thüringer Straße ohne Warnung. Danach muss man auf die Fahrbahn oder auf den Gehweg ausweichen. Beides ist unangenehm, besonders mit Anhänger.

Ein Radweg im Osten und Süden würde den Ring endlich rund machen.`,
      fields: { side: 'both' },
      geometry: (places) => places.lane('Lindenring', 'Thüringer Straße', 'Würzburger Straße'),
      supports: 34,
      comments: [
        {
          by: people.ayse,
          daysAgo: 15,
          lang: 'de',
          body: 'Unterstütze ich. Vor der Grundschule am Wall wird morgens in zweiter Reihe gehalten. Das muss man mitdenken.',
          replies: [
            {
              by: people.elternbeirat,
              daysAgo: 14,
              lang: 'de',
              body: 'Eine Haltezone 150 Meter weiter würde helfen. Laufen schadet unseren Kindern nicht.',
            },
          ],
        },
        {
          by: people.nachbar,
          daysAgo: 11,
          lang: 'de',
          body: 'Ich wohne am Ring. Wo sollen wir dann parken? Bitte erst klären, dann malen.',
          replies: [
            {
              by: people.tom,
              daysAgo: 10,
              lang: 'de',
              body: 'Gute Frage. Auf der Innenseite zum Wall hin stehen nie Autos, vielleicht reicht der Platz dort.',
            },
          ],
        },
      ],
      decisions: [
        {
          state: 'in-review',
          daysAgo: 6,
          reason:
            'Der Vorschlag schließt eine Lücke, die auch wir kennen. Wir prüfen, wie breit der Ring an jeder Stelle ist, wie viele Stellplätze betroffen sind und was mit den Bäumen am Wall geschieht. Die Zahlen veröffentlichen wir hier, bevor wir entscheiden.',
        },
      ],
    },
    {
      key: 'grammar-school',
      by: people.lehrerin,
      daysAgo: 16,
      lang: 'de',
      title: 'Schulweg auf der Oberlinder Straße bis zur Industriestraße',
      reason: `Aus Oberlind und der östlichen Oststadt kommen jeden Tag über hundert Kinder mit dem Rad. Ab der Buchfelder Straße fehlt ihnen jede eigene Spur, obwohl hier der Klinikverkehr dazukommt.

Ein Radweg auf beiden Seiten bis zur Industriestraße würde an den Radweg nach Oberlind anschließen.`,
      fields: { side: 'both' },
      geometry: (places) => places.lane('Oberlinder Straße', 'Buchfelder Straße', 'Industriestraße'),
      supports: 22,
      comments: [
        {
          by: people.marta,
          daysAgo: 13,
          lang: 'de',
          body: 'Ich arbeite im Klinikum und käme dann auch im Winter mit dem Rad. Bitte an die Beleuchtung denken.',
        },
        {
          by: people.juergen,
          daysAgo: 12,
          lang: 'de',
          body: 'Reicht nicht eine Seite, dafür ordentlich breit? Zwei schmale Streifen helfen keinem.',
          replies: [
            {
              by: people.lehrerin,
              daysAgo: 12,
              lang: 'de',
              body: 'Auf einer Seite müssten die Kinder zweimal queren. Das ist für die Kleinen das größte Risiko.',
            },
          ],
        },
      ],
      decisions: [
        {
          state: 'in-review',
          daysAgo: 11,
          reason:
            'Wir prüfen den Vorschlag zusammen mit dem Klinikum und dem Gymnasium. Beide haben uns schon ihre Zeiten und Wege genannt.',
        },
        {
          state: 'accepted',
          daysAgo: 3,
          reason: `Wir nehmen den Vorschlag an. Zwischen Buchfelder Straße und Industriestraße ist auf beiden Seiten Platz für einen Radweg von zwei Metern, wenn der Parkstreifen vor dem Friedhof schmaler wird. Bäume müssen nicht weichen.

Der Bau beginnt nach der Heizperiode im Mai, damit die Leitungen in einem Zug erneuert werden. Das Klinikum behält zwei Zufahrten. An beiden kommt eine Aufpflasterung, damit abbiegende Autos langsam fahren.`,
        },
      ],
    },
    {
      key: 'station-street',
      by: people.pendlerin,
      daysAgo: 12,
      lang: 'de',
      title: 'Bahnhofstraße: Radstreifen bis zum Ring',
      reason: `Der Radstreifen vom Bahnhof hört auf halber Strecke auf. Ausgerechnet da, wo Geschäfte sind und Autotüren aufgehen. Bitte bis zum Lindenring durchziehen. Der Bahnhof ist für viele das Ziel Nummer eins.`,
      fields: { side: 'both' },
      geometry: (places) => places.lane('Bahnhofstraße', 'Lindenring', 'Güterstraße'),
      supports: 14,
      comments: [
        {
          by: people.baecker,
          daysAgo: 9,
          lang: 'de',
          body: 'Als Geschäftsmann: Wer mit dem Rad kommt, kauft öfter ein, nur kleinere Mengen. Aber der Lieferwagen braucht morgens einen Platz. Eine Ladezone gehört dazu.',
        },
      ],
    },
    {
      key: 'niederlind',
      by: people.priya,
      daysAgo: 9,
      lang: 'en',
      title: 'A lane on the road to Niederlind',
      reason: `I moved to Niederlind last year and cycle to work in the hospital. The road has a limit of 100 and no lane at all. In winter I ride it in the dark both ways.

One side would be enough for me, as long as it is paved and swept.`,
      fields: { side: 'right' },
      geometry: (places) => places.lane('Niederlinder Straße', 'Gartenstraße', 'Kirchweg'),
      supports: 11,
      comments: [
        {
          by: people.gaertner,
          daysAgo: 7,
          lang: 'de',
          body: 'Es gibt doch die Lindachpromenade, die führt auch nach Niederlind. Nur nachts ist sie dunkel.',
          replies: [
            {
              by: people.priya,
              daysAgo: 6,
              lang: 'en',
              body: 'I like the promenade in summer! After rain the gravel part is mud, and there is no light. Lamps there could be an alternative.',
            },
          ],
        },
      ],
    },
    {
      key: 'grocers-street',
      by: people.sefa,
      daysAgo: 14,
      lang: 'de',
      title: 'Radspur durch die Krämergasse',
      reason: `Vom Ring zum Marktplatz ist die Krämergasse der kürzeste Weg. Eine schmale, markierte Spur würde zeigen, wo man fahren darf, und alle wüssten, woran sie sind.`,
      fields: { side: 'both' },
      geometry: (places) => places.lane('Krämergasse', 'Lindenring', 'An der Stadtmauer'),
      supports: 6,
      comments: [
        {
          by: people.hilde,
          daysAgo: 13,
          lang: 'de',
          body: 'Bitte nicht. Die Krämergasse ist der einzige Ort, an dem ich mit meinem Rollator nicht ständig nach hinten schaue.',
          replies: [
            {
              by: people.sefa,
              daysAgo: 13,
              lang: 'de',
              body: 'Das haben wir so nicht gesehen. Danke, dass du es sagst.',
            },
          ],
        },
        {
          by: people.baecker,
          daysAgo: 12,
          lang: 'de',
          body: 'Die Stühle der Cafés stehen genau da, wo die Spur hin müsste. Absteigen dauert zwei Minuten.',
        },
      ],
      decisions: [
        {
          state: 'in-review',
          daysAgo: 10,
          reason: 'Wir haben den Vorschlag gelesen und sehen uns die Gasse an einem Markttag an.',
        },
        {
          state: 'declined',
          daysAgo: 7,
          reason: `Wir lehnen den Vorschlag ab und möchten erklären, warum.

Die Krämergasse ist an der engsten Stelle 4,20 Meter breit. Eine markierte Spur würde dort Menschen zu Fuß an die Hauswand drängen. In einer Fußgängerzone haben sie Vorrang, und viele ältere Leute verlassen sich darauf.

Was stattdessen hilft: Radfahren bleibt im Schritttempo erlaubt. Der Steinweg auf der anderen Seite des Markts hat Platz und ist für Räder in beide Richtungen offen. Am Ring stellen wir dafür Wegweiser und zwanzig neue Fahrradbügel auf.`,
        },
      ],
    },
    {
      key: 'uphill',
      by: people.marta,
      daysAgo: 4,
      lang: 'de',
      title: 'Bergauf auf der Sonnenbergstraße',
      reason: `Bergauf bin ich langsam, bergab schnell genug für die Fahrbahn. Darum reicht ein Streifen auf einer Seite: von der Würzburger zur Buchfelder Straße, bergauf gesehen rechts. Das spart Platz und Geld.`,
      fields: { side: 'right' },
      geometry: (places) => places.lane('Sonnenbergstraße', 'Würzburger Straße', 'Buchfelder Straße'),
      supports: 5,
      comments: [],
    },
  ],
};
