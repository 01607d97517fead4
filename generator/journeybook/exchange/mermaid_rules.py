"""What importing Mermaid journeys reports: the ids of the rules, and a paragraph about each."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

NO_JOURNEY = "mermaid-no-journey"
NO_TASK = "mermaid-no-task"
TOO_LARGE = "mermaid-too-large"
UNCLOSED = "mermaid-unclosed"
REFUSED = "mermaid-refused"
LOST_TEXT = "mermaid-lost-text"
KEYWORD = "mermaid-keyword"
COMMENT = "mermaid-comment"
HIDDEN = "mermaid-hidden-character"
TITLE_MISSING = "mermaid-title-missing"
NO_SECTION = "mermaid-no-section"
EMPTY_SECTION = "mermaid-empty-section"
COLON_IN_TASK = "mermaid-colon-in-task"
SCORE_MISSING = "mermaid-score-missing"
SCORE_NOT_A_NUMBER = "mermaid-score-not-a-number"
SCORE_OUT_OF_RANGE = "mermaid-score-out-of-range"
NO_ACTOR = "mermaid-no-actor"
SIMILAR_ACTOR = "mermaid-similar-actor"

ADVICE = frozenset({TITLE_MISSING, NO_SECTION, SIMILAR_ACTOR})
"""Rules whose findings are advice; those of all others are warnings."""

MEANINGS: Mapping[str, str] = MappingProxyType(
    {
        NO_JOURNEY: "a file without a Mermaid journey",
        NO_TASK: "a journey without a task",
        TOO_LARGE: "a diagram larger than anybody writes",
        UNCLOSED: "a block, a description or front matter that is never closed",
        REFUSED: "a line for which Mermaid refuses the whole diagram",
        LOST_TEXT: "text that Mermaid drops without a word",
        KEYWORD: "a line that Mermaid reads as another kind of line",
        COMMENT: "a comment that Mermaid takes for a part of a name",
        HIDDEN: "characters that nobody sees",
        TITLE_MISSING: "a journey without a title",
        NO_SECTION: "tasks that stand under no section",
        EMPTY_SECTION: "a section without a task",
        COLON_IN_TASK: "a colon in a task's name, which ends the name for Mermaid",
        SCORE_MISSING: "a task without a score",
        SCORE_NOT_A_NUMBER: "a score that is no number for Mermaid",
        SCORE_OUT_OF_RANGE: "a score outside 1 to 5",
        NO_ACTOR: "a task that nobody does",
        SIMILAR_ACTOR: "two actors whose names are all but the same",
    }
)
"""Rule id → what it finds, in one line."""

EXPLANATIONS: Mapping[str, str] = MappingProxyType(
    {
        NO_JOURNEY: (
            "A file given to the import holds no Mermaid journey. Read are `.mmd` files whose diagram "
            "begins with `journey`, and the journeys in fenced `mermaid` blocks of Markdown files. Other "
            "kinds of diagrams say nothing about stages, steps and emotions and are left alone."
        ),
        NO_TASK: (
            "The journey has no task, so there is no step to write: a journey of ours has at least one "
            "stage, and a stage at least one step. No file is made of it. Add a task to the diagram, `Pay "
            "at the till: 3: Customer`, or start from `journeybook new journey`."
        ),
        TOO_LARGE: (
            "The diagram has more than 3,000 lines or 200,000 characters, the file holds more than "
            "1,000 journeys, or the journey's file would be larger than journeybook reads. In the last "
            "case the original diagram, which is kept as a comment, is left out first; where that does "
            "not help, and in the other cases, no file is made. Split the diagram into several journeys."
        ),
        UNCLOSED: (
            "A fenced block, a description in braces or a front matter is opened and never closed. Mermaid, "
            "or the Markdown reader before it, then takes all that follows into it. The import ends it "
            "where the next thing clearly begins. Close it in the original."
        ),
        REFUSED: (
            "Mermaid refuses the whole diagram because of this line and draws an error in its place. Usual "
            "causes: a `;` anywhere, a colon in a section's name, a `#` in a task's name, a task or a "
            "section without a name, a task that begins with the word `journey`, `Journey` in capitals, or "
            "words behind it. The import reads the line as it was most likely meant; the hint says what was "
            "written."
        ),
        LOST_TEXT: (
            "Mermaid draws the diagram but drops a part of this line without a word: whatever follows a `#` "
            "in a title, a section or an actor, an actor after a third colon, an earlier title where there "
            "are two, a task whose second and third characters are `%%`, a short code such as `#12;`. The "
            "import keeps the text; the hint says where it went."
        ),
        KEYWORD: (
            "A word with a meaning of its own begins this line, and Mermaid reads something else than was "
            "meant: a task named `title deeds` becomes the title of the diagram, and `title: My day` "
            "becomes a task. The import decides by the shape of the line; the hint says how it was read."
        ),
        COMMENT: (
            "Mermaid knows comments only as whole lines that begin with `%%`. Behind a task, a section or a "
            "title they become part of the last name, so that a note turns into an actor. The import leaves "
            "such a comment out of the name; it stays in the original that is kept in the file. Put "
            "comments on lines of their own."
        ),
        HIDDEN: (
            "The line holds control characters or bidirectional marks, which make text look other than it "
            "is. They are left out of what is written. Delete them in the original; right-to-left text "
            "needs none."
        ),
        TITLE_MISSING: (
            "The diagram has no title, so the journey is named after the front matter, the accessible "
            "title, the heading above the block, or the file. Change the `title` of the file that was made; "
            "its id, the file's name, may stay."
        ),
        NO_SECTION: (
            "Tasks stand before the first section, or there is none, and Mermaid draws them without a band "
            "above. A step of ours always belongs to a stage, so they got one: named like the journey where "
            "there is no section at all, else `Start`. Give it a name that says what the customer does "
            "there."
        ),
        EMPTY_SECTION: (
            "The section has no task. Mermaid draws nothing for it, and a stage of ours has at least one "
            "step, so that no stage was written. Its name stays in the original that is kept in the file."
        ),
        COLON_IN_TASK: (
            "A colon in a task's name ends the name for Mermaid: what follows it is taken for the score and "
            "comes out as no number, and the score for an actor. Nothing is reported and the task is drawn "
            "without a face. The import finds the score and keeps the whole name. In Mermaid write `#58;` "
            "for the colon."
        ),
        SCORE_MISSING: (
            "The task has no score. Without any colon Mermaid refuses the diagram; with an empty place it "
            "reads 0, a score nobody gave. The step is written without an `emotion`, and the curve passes "
            "it by. Ask those who know the customers, and write the emotion."
        ),
        SCORE_NOT_A_NUMBER: (
            "The score is no number as Mermaid reads numbers: a decimal comma, `4/5`, a word, a number with "
            "a unit, the actor behind a comma instead of a colon, an unfilled template. Mermaid says "
            "nothing and draws the task without a face. Where a number can be read out of it, it is the "
            "step's `emotion`; else the step has none."
        ),
        SCORE_OUT_OF_RANGE: (
            "Mermaid's scores go from 1 to 5, and it takes others without a word. A single score outside is "
            "set to the nearest end of the scale. Where a good part of a diagram's scores lie outside and "
            "all fit a scale people use (1 to 10, 0 to 10, 0 to 100, -2 to 2), the whole diagram is read on "
            "that scale and every score is converted; the hint shows how."
        ),
        NO_ACTOR: (
            "Nobody is named as the one who does the task, or a comma has no name behind it. A step without "
            "personas is walked by all the personas of its journey; a journey without actors gets none. "
            "Name a persona, or leave it so where the step is everybody's."
        ),
        SIMILAR_ACTOR: (
            "Two actors' names differ only in case, accents or punctuation, `User` and `user`. To Mermaid "
            "they are two people, and so two personas were written. If they are one, delete a file and name "
            "the other in the journeys."
        ),
    }
)
"""Rule id → what it means, why it matters and the way out; Markdown."""
