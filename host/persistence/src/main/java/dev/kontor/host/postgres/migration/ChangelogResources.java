package dev.kontor.host.postgres.migration;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import liquibase.resource.AbstractResource;
import liquibase.resource.AbstractResourceAccessor;
import liquibase.resource.Resource;

/** Shows Liquibase a changelog's files, and no others. */
final class ChangelogResources extends AbstractResourceAccessor {

  private final Changelog changelog;

  ChangelogResources(Changelog changelog) {
    this.changelog = changelog;
  }

  @Override
  public List<Resource> search(String path, boolean recursive) {
    var folder = path.isEmpty() || path.endsWith("/") ? path : path + "/";
    return changelog.files().keySet().stream()
        .filter(name -> name.startsWith(folder))
        .filter(name -> recursive || name.indexOf('/', folder.length()) < 0)
        .<Resource>map(File::new)
        .toList();
  }

  @Override
  public List<Resource> getAll(String path) {
    var file = new File(path);
    return file.exists() ? List.of(file) : List.of();
  }

  @Override
  public List<String> describeLocations() {
    return List.of("the folder of " + changelog.path());
  }

  @Override
  public void close() {}

  private final class File extends AbstractResource {

    File(String path) {
      super(path, URI.create("changelog:/" + path.replace(" ", "%20")));
    }

    @Override
    public InputStream openInputStream() throws IOException {
      var content = changelog.files().get(getPath());
      if (content == null) {
        throw new FileNotFoundException(
            "'%s' is not in the folder of '%s'; a changelog may include only what lies there"
                .formatted(getPath(), changelog.path()));
      }
      return new ByteArrayInputStream(content);
    }

    @Override
    public boolean exists() {
      return changelog.files().containsKey(getPath());
    }

    @Override
    public Resource resolve(String other) {
      return new File(resolvePath(other));
    }

    @Override
    public Resource resolveSibling(String other) {
      return new File(resolveSiblingPath(other));
    }
  }
}
