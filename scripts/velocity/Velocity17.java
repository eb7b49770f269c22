import java.io.File;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.velocity.VelocityContext;
import org.apache.velocity.app.VelocityEngine;

/** Renders each *.vm of a folder: NAME.out is what it printed, NAME.err what it complained of. */
public class Velocity17 {
  public static void main(String[] folder) throws Exception {
    File[] templates = new File(folder[0]).listFiles((dir, name) -> name.endsWith(".vm"));
    Arrays.sort(templates);
    for (File file : templates) {
      // Macros are kept by the engine: a template of its own gets an engine of its own.
      VelocityEngine engine = new VelocityEngine();
      engine.setProperty("runtime.log.logsystem.class", "org.apache.velocity.runtime.log.NullLogChute");
      engine.setProperty("parser.pool.size", "1");
      engine.init();
      String name = file.getPath().replaceFirst("\\.vm$", "");
      try {
        StringWriter out = new StringWriter();
        engine.evaluate(new VelocityContext(), out, "template", Files.readString(file.toPath()));
        Files.writeString(Path.of(name + ".out"), out.toString(), StandardCharsets.UTF_8);
      } catch (Exception complaint) {
        Files.writeString(Path.of(name + ".err"), complaint.getClass().getSimpleName(), StandardCharsets.UTF_8);
      }
    }
  }
}
