// One task of each kind: the question, a right way and a wrong way through its window, as labels people read.
//
// `shown`: how many steps of the right way a picture shows.
// Steps: ['press', button], ['fill', field, text], ['choose', field, option], ['tick', box].

const press = name => ['press', name];
/** The way back to a list that stands beside it where there is room: then there is no such button. */
const back = name => ['back', name];
const fill = (label, text) => ['fill', label, text];
const choose = (label, option) => ['choose', label, option];
const tick = label => ['tick', label];

export const KINDS = [
  {
    kind: 'mailbox', item: '2.1/mailbox-file-the-water-bill', shown: 1,
    right: [press(/Water service/), choose('Move to', 'Home'), press('Move')],
    wrong: [press(/Park Pool/), choose('Move to', 'Home'), press('Move')],
  },
  {
    kind: 'files', item: '1.2/files-bring-back-the-recipe', shown: 1,
    right: [press('Bin'), tick(/apple-pie/), press('Restore')],
    wrong: [press('Bin'), tick(/old-list/), press('Restore')],
  },
  {
    kind: 'sheet', item: '1.3/sheet-total-of-the-week', shown: 4,
    right: [fill('Cell', 'B7'), press('Go to the cell'), fill('Content', '=SUM(B2:B6)'), press('Enter')],
    wrong: [fill('Cell', 'B7'), press('Go to the cell'), fill('Content', '80'), press('Enter')],
  },
  {
    kind: 'browser', item: '1.1/browser-type-an-address', shown: 2,
    right: [fill('Address or words to look for', 'bridge-library.example'), press('Go')],
    wrong: [press('New tab')],
  },
  {
    kind: 'phone', item: '5.2/phone-larger-text', shown: 1,
    right: [press(/Display/), press('Very large')],
    wrong: [press(/Display/), press('Large')],
  },
  {
    kind: 'printer', item: '5.1/printer-three-jobs-and-no-paper', shown: 3,
    right: [press('Load paper'), press('Resume printing'), press('Queue'), press('Remove old-plan.pdf'), press('Back'), press('Print a test page')],
    wrong: [press('Load paper'), press('Resume printing'), press('Queue'), press('Empty the whole queue'), press('Back'), press('Print a test page')],
  },
  {
    kind: 'calendar', item: '2.3/calendar-one-hour-for-three', shown: 1,
    right: [press('New event'), fill('Title', 'Project update'), choose('Day', 'Wednesday 13 May 2026'), choose('From', '14:00'), choose('To', '15:00'), tick('Ines'), tick('Sami'), press('Save')],
    wrong: [press('New event'), fill('Title', 'Project update'), choose('Day', 'Wednesday 13 May 2026'), choose('From', '11:00'), choose('To', '12:00'), tick('Ines'), tick('Sami'), press('Save')],
  },
  {
    kind: 'call', item: '2.1/call-show-the-plan-only', shown: 3,
    right: [press('Microphone'), press('Share'), press('garden-plan.pdf')],
    wrong: [press('Camera'), press('Share'), press(/Mailbox/)],
  },
  {
    kind: 'document', item: '3.1/document-headings-that-are-headings', shown: 9,
    right: [tick('The place'), tick('Opening hours'), tick('The tools'), press('Heading 1'), tick('The place'), tick('Opening hours'), tick('The tools'), press('Clear what was done by hand'), press('Table of contents')],
    wrong: [tick('The place'), choose('Size, by hand', '24 points'), press('Format by hand'), press('Table of contents')],
  },
  {
    kind: 'passwords', item: '4.1/passwords-one-for-each-door', shown: 1,
    right: [press(/Mailbox/), fill('New password', 'four horses eat some hay'), press('Save'), back(/Back to the list/), press(/Bike shop/), choose('Length', '16 signs'), press('Propose'), press('Save'), back(/Back to the list/), press(/Anglers/), press('Delete the entry')],
    wrong: [press(/Mailbox/), fill('New password', 'Soleil2020'), press('Save')],
  },
  {
    kind: 'procedure', item: '2.4/procedure-library-card', shown: 4,
    right: [fill('First name and surname', 'Karim Diallo'), fill('Date of birth', '4/9/1991'), fill('Email address', 'karim@courrier.example'), press('Save and go on'), choose('You live', 'in Green Lake'), tick(/rent-receipt/), tick(/photo-id/), press('Save and go on'), press('Send')],
    wrong: [fill('First name and surname', 'Karim Diallo'), fill('Date of birth', '9/4/1991'), fill('Email address', 'karim@courrier.example'), press('Save and go on')],
  },
  {
    kind: 'program', item: '3.4/program-robot-round-the-pond', shown: 9,
    right: [fill('Repeat: how many times?', '3'), press('Add'), fill('Repeat: how many times?', '3'), press('Add'), press('go forward'), press(/^1\. repeat/), press('take'), press('turn right'), press('Run')],
    wrong: [press('go forward'), press('go forward'), press('go forward'), press('take'), press('Run')],
  },
  {
    kind: 'picture', item: '3.3/picture-ready-to-publish', shown: 2,
    right: [press('Blur'), press(/man passing by/), press('Details of the file'), tick(/Position/), tick(/Place/), press('Remove'), fill('Name of the file', 'stall-public'), press('Save')],
    wrong: [press('Blur'), press(/man passing by/), fill('Name of the file', 'stall-public'), press('Save')],
  },
  {
    kind: 'page', item: '3.3/page-that-everybody-can-read', shown: 0,
    right: [fill('HTML', '<h1>Walks in May</h1><img src="map.png" alt="Map of the path"><p><a href="may.html">Programme for May</a></p>'), press('Show the page')],
    wrong: [fill('HTML', '<h1>Walks in May'), press('Show the page')],
  },
  {
    kind: 'sharing', item: '2.2/sharing-comment-but-not-change', shown: 1,
    right: [press(['Ali', 'Comments']), press(['Zoe', 'Writes']), press('opens nothing')],
    wrong: [press(['Ali', 'Reads']), press(['Zoe', 'Writes'])],
  },
];
