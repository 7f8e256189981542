package dev.kontor.shipping.location;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The table of locations. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface LocationRepository extends GenericRepository<LocationRow, String> {

  List<LocationRow> findAllOrderByUnLocode();

  @Query("SELECT * FROM shipping.location ORDER BY un_locode LIMIT :most")
  List<LocationRow> findFirst(int most);

  /** Codes are letters and digits, which all sort before a tilde. */
  @Query(
      """
      SELECT * FROM shipping.location
      WHERE un_locode >= upper(CAST(:search AS text))
          AND un_locode < upper(CAST(:search AS text)) || '~'
        OR to_tsvector('simple', name)
          @@ to_tsquery('simple', quote_literal(translate(:search, '\\', ' ')) || ':*')
      ORDER BY un_locode = upper(CAST(:search AS text)) DESC,
        lower(name) = lower(CAST(:search AS text)) DESC, un_locode
      LIMIT :most
      """)
  List<LocationRow> findBeginning(String search, int most);

  @Query(
      """
      SELECT * FROM shipping.location
      WHERE strpos(lower(name), lower(CAST(:search AS text))) > 0
      ORDER BY un_locode LIMIT :most
      """)
  List<LocationRow> findAnywhere(String search, int most);

  List<LocationRow> findByUnLocodeIn(Collection<String> unLocodes);

  Optional<LocationRow> findByUnLocode(String unLocode);

  List<String> findUnLocodeByUnLocodeIn(Collection<String> unLocodes);

  /** 0 when the code is taken: asking first would leave a gap for another to take it in. */
  @Query(
      value =
          "INSERT INTO shipping.location (un_locode, name) VALUES (:unLocode, :name)"
              + " ON CONFLICT DO NOTHING",
      readOnly = false)
  int insert(String unLocode, String name);

  /**
   * Enters many at once, of each code the last; of those that are new or get another name, whether
   * they are new.
   */
  @Query(
      value =
          """
          INSERT INTO shipping.location AS present (un_locode, name)
          SELECT DISTINCT ON (code) code, name
          FROM unnest(CAST(:codes AS text[]), CAST(:names AS text[]))
            WITH ORDINALITY AS given (code, name, place)
          ORDER BY code, place DESC
          ON CONFLICT (un_locode) DO UPDATE SET name = excluded.name
            WHERE present.name <> excluded.name
          RETURNING (xmax = 0)
          """,
      readOnly = false)
  List<Boolean> upsert(
      @TypeDef(type = DataType.STRING_ARRAY) String[] codes,
      @TypeDef(type = DataType.STRING_ARRAY) String[] names);
}
