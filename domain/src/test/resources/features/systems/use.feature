Feature: Who may use a system

  Background:
    Given the tenant acme@bremen
    And the tenant made@riga
    And the system billing of acme
    And the system ledger of acme
    And the system shop of made

  Rule: A use is asked for, and holds once the other tenant allows it

    Scenario: It waits for an answer
      When shop asks to use billing
      Then its use of billing by shop is ASKED
      And billing is used by nobody

    Scenario: It is allowed
      When shop asks to use billing
      And billing allows shop
      Then its use of billing by shop is ALLOWED
      And billing is used by only shop
      And ledger is used by nobody

    Scenario: It is refused
      When shop asks to use billing
      And billing refuses shop
      Then its use of billing by shop is REFUSED
      And billing is used by nobody

    Scenario: It is asked for again after it was refused
      When shop asks to use billing
      And billing refuses shop
      And shop asks to use billing
      Then its use of billing by shop is ASKED
      And billing was asked 2 times

    Scenario: The same use is the same
      When shop asks to use billing
      And shop asks to use billing
      And billing allows shop
      And shop asks to use billing
      Then billing was asked 1 time
      And its use of billing by shop is ALLOWED

    Scenario: A system of the same tenant is used alike
      When ledger asks to use billing
      Then its use of billing by ledger is ASKED
      When billing allows ledger
      Then its use of billing by ledger is ALLOWED
      And billing is used by only ledger

    Scenario: Two systems may use one another
      Given shop uses billing
      And billing uses shop
      Then billing is used by only shop
      And shop is used by only billing

  Rule: Nobody need refuse the use of what isn't there

    Scenario: The other tenant has no such system
      When shop asks to use acme@bremen/systems/000000000000
      Then its use of acme@bremen/systems/000000000000 by shop is REFUSED

    Scenario: Ids are for other tenants to choose
      When shop asks to use acme@bremen/systems/what-they-call-it
      Then its use of acme@bremen/systems/what-they-call-it by shop is REFUSED

  Rule: What is no other system can't be used

    Scenario: A tenant is no system
      When shop asks to use acme@bremen
      Then that is refused: "'acme@bremen' is no system's address"

    Scenario: Nor is another thing of it
      When shop asks to use acme@bremen/cargos/1
      Then that is refused: "'acme@bremen/cargos/1' is no system's address"

    Scenario: A system doesn't use itself
      When shop asks to use shop
      Then that is refused: "can't use itself"

  Rule: Both can end a use

    Scenario: The one that uses
      Given shop uses billing
      When shop ends its use of billing
      Then shop has no use of billing
      And billing is used by nobody

    Scenario: The one that is used
      Given shop uses billing
      When billing revokes what it allowed shop
      Then its use of billing by shop is REVOKED
      And billing is used by nobody

    Scenario: Who asked may think better of it
      When shop asks to use billing
      And shop ends its use of billing
      And billing allows shop
      Then that is refused: "is not used by"
      And billing is used by nobody

    Scenario: It can be asked for again
      Given shop uses billing
      When shop ends its use of billing
      And shop asks to use billing
      Then its use of billing by shop is ASKED

    Scenario: What was refused can be taken off the list
      When shop asks to use billing
      And billing refuses shop
      And shop ends its use of billing
      Then shop has no use of billing

    Scenario: What was never used can't be ended
      When shop ends its use of billing
      Then that is refused: "does not use"
