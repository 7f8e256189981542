Feature: A route specification says what the customer ordered

  Rule: An itinerary satisfies it that begins at the origin, ends at the destination, and arrives before the deadline

    Background:
      Given a cargo from CNHKG to SESTO, to arrive before 2009-03-18

    Scenario: A cargo without an itinerary is not routed
      Then its routing status is NOT_ROUTED
      And nobody knows when it arrives
      And nothing is expected next

    Scenario: An itinerary that does what was ordered
      When it is assigned the itinerary
        | voyage | load  | unload | loads      | unloads    |
        | V100   | CNHKG | JNTKO  | 2009-03-03 | 2009-03-05 |
        | V200   | JNTKO | SESTO  | 2009-03-06 | 2009-03-16 |
      Then its routing status is ROUTED
      And it is expected to arrive on 2009-03-16
      And RECEIVE at CNHKG is expected next

    Scenario: One that begins elsewhere
      When it is assigned the itinerary
        | voyage | load  | unload | loads      | unloads    |
        | V200   | JNTKO | SESTO  | 2009-03-06 | 2009-03-16 |
      Then its routing status is MISROUTED
      And nobody knows when it arrives
      And nothing is expected next

    Scenario: One that ends elsewhere
      When it is assigned the itinerary
        | voyage | load  | unload | loads      | unloads    |
        | V100   | CNHKG | USNYC  | 2009-03-03 | 2009-03-09 |
      Then its routing status is MISROUTED

    Scenario: One that arrives at the very deadline is too late
      When it is assigned the itinerary
        | voyage | load  | unload | loads      | unloads    |
        | V100   | CNHKG | SESTO  | 2009-03-03 | 2009-03-18 |
      Then its routing status is MISROUTED

    Scenario: One that arrives just before it
      When it is assigned the itinerary
        | voyage | load  | unload | loads      | unloads                     |
        | V100   | CNHKG | SESTO  | 2009-03-03 | 2009-03-17T23:59:59.999999Z |
      Then its routing status is ROUTED

  Rule: The order may change, and the itinerary with it or not

    Background:
      Given a cargo from CNHKG to SESTO, to arrive before 2009-03-18
      And it is assigned the itinerary
        | voyage | load  | unload | loads      | unloads    |
        | V100   | CNHKG | JNTKO  | 2009-03-03 | 2009-03-05 |
        | V200   | JNTKO | SESTO  | 2009-03-06 | 2009-03-16 |

    Scenario: Another destination makes the itinerary wrong
      When its destination is changed to USCHI
      Then its routing status is MISROUTED
      And it is not misdirected

    Scenario: Back to the old one, it is right again
      When its destination is changed to USCHI
      And its destination is changed to SESTO
      Then its routing status is ROUTED

    Scenario: A cargo begins elsewhere when it is rerouted
      When its origin is changed to JNTKO
      Then its routing status is MISROUTED

    Scenario: A route leads somewhere else
      When its destination is changed to CNHKG
      Then that is refused: "origin and destination are both CNHKG"

    Scenario: What the customer has claimed travels no further
      When CLAIM at SESTO on 2009-03-17 is told
      And its destination is changed to USCHI
      Then that is refused: "was claimed by its customer and travels no further"

  Rule: An itinerary hangs together

    Scenario: A leg goes on from where the one before it has ended
      Given a cargo from CNHKG to SESTO, to arrive before 2009-03-18
      When it is assigned the itinerary
        | voyage | load  | unload | loads      | unloads    |
        | V100   | CNHKG | JNTKO  | 2009-03-03 | 2009-03-05 |
        | V300   | NLRTM | SESTO  | 2009-03-11 | 2009-03-12 |
      Then that is refused: "expected it to load there, and not earlier"

    Scenario: And not before
      Given a cargo from CNHKG to SESTO, to arrive before 2009-03-18
      When it is assigned the itinerary
        | voyage | load  | unload | loads      | unloads    |
        | V100   | CNHKG | JNTKO  | 2009-03-03 | 2009-03-05 |
        | V200   | JNTKO | SESTO  | 2009-03-04 | 2009-03-16 |
      Then that is refused: "expected it to load there, and not earlier"
