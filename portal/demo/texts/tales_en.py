"""The same six stories in English, and one that waits for a yes: titles, quotations and texts."""

THESIS = (
    "Done is better than perfect",
    "For me it was enough that somebody was waiting for one page on Wednesday.",
    """My thesis had been lying in a folder for a year and a half. The topic was good and the material was all there, \
but each time I opened the file I began the introduction again. I told my friends it was almost finished.

At our first meeting I told Mikael the same. He did not ask why I had not been writing. He asked what would be missing \
if I handed it in on Friday. I listed three things. The introduction was not one of them.

### Eight Wednesdays

We agreed that I would send one page every Wednesday evening. Not a good page, just a page. Mikael always answered with \
one question. In the second week it was: what do you mean by *participatory*? I sat with it on the bus and realised I \
did not know. That became the best chapter.

In the fourth week I sent nothing. I was so ashamed that I thought of cancelling our meeting. I went all the same. \
Mikael told me about his own final project, which he had handed in two years late, and we laughed. After that evening \
the pages came again.

I handed it in in May. It is not perfect. There is a table in the appendix that I would make differently today, and I \
have decided to let it be.

If you have a folder you do not open, tell somebody about it out loud. For me it was enough that somebody was waiting \
for one page on Wednesday.""",
)
JOB = (
    "The interview I had already practised",
    "I only learned to say what I had already done.",
    """Last spring I sent forty-two applications. I got three answers, all of them polite. I began to think that the \
trouble was my name, or my Finnish, or me.

My mentor asked to see the applications. She read five and said that they did not tell what I had done. They told what \
I had studied. At home I had helped my uncle for three years in his shop for spare parts. I looked after the orders, \
the stock and the quarrels with suppliers. I had not written a line about it, because it was not a real job.

My mentor thought that it was exactly that.

### The same question five times

We practised an interview on a video call. Five times in a row she asked me: tell me about something that went wrong. \
The first time I talked for two minutes without an end. The fifth time I told her about a lost shipment, a call with \
the customs, and what I changed afterwards. It took forty seconds.

In June, in the real interview, they asked it in nearly the same words. I noticed that I was smiling. I started at a \
logistics company in August, and I am still there.

My Finnish did not grow much in one spring. I only learned to say what I had already done. If you have helped in a \
relative's shop, that is experience. Put it on the first line.""",
)
VISIT = (
    "On site at six",
    "I said the answer too quietly, and was asked to say it again.",
    """I am a second-year student of construction, and before this autumn I had never been on a real site. I had \
calculated beams on paper. My mentor asked whether I would like to see what they are for. We agreed on a Tuesday. At \
six, he added, and I took it for a joke.

The helmet was too big and the boots were borrowed. Twenty people stood in a container for the morning meeting, and \
the coffee was black. I was afraid that somebody would ask me something. Then somebody did: what class is this \
concrete? I knew. I said it too quietly, and the site manager asked me to say it again.

### What was not in the book

By the afternoon I had eleven things in my notebook. Some of them:

- A drawing is alive.
- People wait for the crane more than for anybody.
- A good supervisor walks the round before opening a computer.
- A quarrel is best settled where the wall is crooked, not in the meeting room.

On the way back my mentor asked what I would like to do next summer. In spring I would have said: something in an \
office. Now I said: that.

I do not have a summer job yet. But I have three names I may call, and boots that I bought myself.""",
)
COURAGE = (
    "The question I was ashamed to ask",
    "Say that once more in full, and I will do it right.",
    """I was in training on a ward where everyone knew what the abbreviations meant. I did not. For two weeks I nodded, \
and looked them up on my phone at night. Mostly I had guessed right. Once I had not, and although nothing happened, I \
did not sleep that night.

I told my mentor, who has been in the field for thirty years. I expected to be told to learn the abbreviations. \
Instead he wondered when he himself had last asked something stupid. Then he answered: this morning.

### A sentence I learned by heart

Together we made a sentence that one can say in a hurry: “Say that once more in full, and I will do it right.” I \
practised it in front of the mirror. It felt ridiculous.

On my next shift I said it first thing in the morning. The nurse looked at me, said the word in full and went on her \
way. Nothing else happened. In the afternoon another student asked me what that abbreviation really meant. She had been \
nodding for three weeks.

I have asked something every day since. My supervisor wrote in my evaluation that I am careful. It makes me smile, for \
in spring the same person was only quiet.

I leave my name out, because the ward is small. The sentence is yours to use.""",
)
MENTOR = (
    "I learned to keep quiet",
    "At four I began to sweat. At six she said what she really wanted to talk about.",
    """I became a mentor because I wanted to give something back. I had three pieces of advice ready, the ones I would \
have liked to hear at twenty-five. At our first meeting I gave them all in half an hour. My mentee politely wrote them \
down. Then we had nothing left to talk about.

On the way home I counted the questions I had asked. One: did you find your way here?

### Seven seconds

I interview people for a living, and I know that the best answer comes only after a silence. It had not occurred to me \
that this was true of me as well. The second time I decided to count to seven whenever my mentee finished a sentence. \
At four I began to sweat. At six she said what she really wanted to talk about.

After that our meetings changed. I no longer prepared advice, only one question. Sometimes I did not need that either.

What surprised me was that I took it to work. I used to talk the most in my team's meetings. Now I wait, and I hear \
things I had not known to ask about. One colleague has been with us for four years, and only this autumn did I learn \
that she knows sign language.

I thought I would give something back. I believe I still owe.""",
)
DIRECTION = (
    "The wrong direction was a good start",
    "At least I know now that a paper has two sides.",
    """When I registered, I wrote that my goal was to become a head of communications. It sounded the way the goal of a \
third-year student is supposed to sound. I had even drawn the stairs: trainee, assistant, planner, head.

My mentor said nothing about the stairs. He asked me to tell him about the last day on which I forgot to look at the \
clock. That was easy. A friend and I had been cutting a podcast about the local swimming hall, and it was one in the \
morning. I talked about it for ten minutes. When I stopped, he asked which stair that would be.

### Cross for two weeks

I did not like the question. I had been on my way somewhere for two years, and now somebody was shaking the ladder. I \
seriously thought of not going to the next meeting.

Then I visited a company that makes stories in sound, because my mentor knew somebody there. They had three desks, a \
meeting room called Frog, and people who talk about cutting the way I do. I asked whether it pays the rent. Most \
months, they said.

I changed my minor. The stairs are still on my wall, but I turned the paper and drew a sound wave on the other side. \
Perhaps I will turn it back some day. At least I know now that a paper has two sides.""",
)
# It waits for its writer's yes.
DOOR = (
    "A door rather than a ladder",
    "I held it open. She walked through by herself.",
    """My mentee asked me how one gets into data. I began to draw a ladder, and then I remembered that I had come in \
by a side door: I was the only one in the office who dared to open the old spreadsheet.

So instead of a ladder we looked for doors. We wrote down the five places where she already knew something that nobody \
else did. One of them was the timetable of the student union's sauna, which she had been fixing for two years. That is \
a data set, and it is hers.

She gave a short talk about it in November. I held the door open. She walked through by herself.""",
)
